import type { Rule } from '../../core/rule.ts'

/** libvirt passes over elements it does not know unless asked to validate (virsh define --validate). */
export const misspelledSetting: Rule = {
  id: 'misspelled-setting',
  title: 'Setting is misspelled and passed over',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "virsh: define", option --validate'],
  on: {
    'libvirt.misspelling'({ span, subject, noun, written, meant, parent }, { report }) {
      report({
        span,
        subject,
        evidence: `${parent} ${written}`,
        values: { noun, written, meant },
        message:
          '{noun} holds "{written}", which libvirt does not know and passes over: what it was to set is not set. Write "{meant}", and define with --validate.',
      })
    },
  },
}
