import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { LINUX_CAPABILITIES } from '../../knowledge/host/capabilities.ts'

/** apparmor.d(5), "Capability rules": lower case, without CAP_. */
export const unknownCapability: Rule = {
  id: 'unknown-capability',
  title: 'Capability is named that AppArmor does not know',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:unknown-capability'],
  references: ['apparmor.d(5), "Capability rules"', 'capabilities(7)'],
  on: {
    'apparmor.capability'({ rule, known, written, capability, span, subject, set }, { report }) {
      if (known || rule.file.template || /[@{}$]/.test(written)) return
      const meant = LINUX_CAPABILITIES.includes(capability) ? capability.toLowerCase() : undefined
      report({
        span,
        subject,
        evidence: `capability ${written}`,
        values: { written, meant: meant ?? '' },
        message:
          meant === undefined
            ? 'AppArmor knows no capability "{written}" and refuses the file, so its programs run without a profile. Correct the name.'
            : 'AppArmor does not take "{written}" and refuses the file, so its programs run without a profile: capabilities are written in small letters and without CAP_. Write {meant}.',
        fixes: [
          reviewFix(
            'Correct the name',
            'the profile loads and is enforced from then on',
            meant === undefined ? undefined : set(meant),
          ),
        ],
      })
    },
  },
}
