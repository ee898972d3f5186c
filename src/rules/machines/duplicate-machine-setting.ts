import type { Rule } from '../../core/rule.ts'

/** VMware documents no order for settings that are made twice. No fix: which one is meant only its writer knows. */
export const duplicateMachineSetting: Rule = {
  id: 'duplicate-machine-setting',
  title: 'A setting of the machine is made twice',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt, reader of the .vmx format: keys are compared without regard to case'],
  on: {
    'vmx.duplicate'({ span, subject, noun, key }, { report }) {
      report({
        span,
        subject,
        evidence: key.toLowerCase(),
        values: { noun, key },
        message:
          '{noun} sets "{key}" more than once, and which value holds is nowhere documented: a protection may be off without anybody knowing. Keep one.',
      })
    },
  },
}
