import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware documents no order for settings that are made twice. Where the values differ, only the writer knows which one is meant. */
export const duplicateMachineSetting: Rule = {
  id: 'duplicate-machine-setting',
  title: 'A setting of the machine is made twice',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['libvirt, reader of the .vmx format: keys are compared without regard to case'],
  on: {
    'vmx.duplicate'({ span, subject, noun, key, before, same, remove }, { report, source }) {
      report({
        span,
        subject,
        evidence: key.toLowerCase(),
        values: { noun, key },
        message: same
          ? '{noun} sets `{key}` twice to the same value. Whoever changes one of the lines later may change nothing. Keep one.'
          : '{noun} sets `{key}` twice to different values. VMware does not document which one counts, and Ringfence checks the last: a protection may be off without anyone knowing. Keep the line that is meant.',
        related: [{ uri: source.uri, span: before, message: 'set here before' }],
        fixes: same ? [safeFix('Remove the second line', remove())] : [],
      })
    },
  },
}
