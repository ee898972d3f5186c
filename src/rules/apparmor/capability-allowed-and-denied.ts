import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Rule Qualifiers": deny wins. */
export const capabilityAllowedAndDenied: Rule = {
  id: 'capability-allowed-and-denied',
  title: 'Capability is allowed and denied',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:conflicting-capability'],
  references: ['apparmor.d(5), "Rule Qualifiers"'],
  on: {
    'apparmor.capability'({ rule, capability, written, span, subject, remove }, { report, source }) {
      if (rule.deny || rule.conditional) return
      const denial = rule.scope.rules.find(
        (other) =>
          other.kind === 'capability' &&
          other.deny &&
          !other.conditional &&
          other.priority >= rule.priority &&
          (other.bare || other.names.some((name) => name.capability === capability)),
      )
      if (!denial) return
      report({
        span,
        subject,
        evidence: `capability ${written} allowed and denied`,
        values: { written },
        message:
          '{written} is denied in this profile, and deny wins: this rule does nothing, and whoever removes the denial as a mistake gives the capability. Remove the one that is not meant.',
        related: [{ uri: source.uri, span: denial.span, message: 'denied here' }],
        fixes: [reviewFix('Remove what is denied anyway', 'nothing, as long as the deny rule stays', remove())],
      })
    },
  },
}
