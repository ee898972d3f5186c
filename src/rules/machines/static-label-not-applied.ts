import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Security label": with a static label relabel is off unless said otherwise. */
export const staticLabelNotApplied: Rule = {
  id: 'static-label-not-applied',
  title: "Fixed label is not put on the machine's files",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, type, relabel, place, model, relabelOn }, { report }) {
      if (place !== 'domain' || type !== 'static' || relabel !== false) return
      report({
        span,
        subject,
        evidence: `static ${model ?? ''}`,
        values: { noun },
        message:
          '{noun} has a fixed label that libvirt does not put on its disks: labels set by hand drift, and the usual answer to the failures is to switch the confinement off. Let libvirt label the files.',
        fixes: [
          redefining('Label the files', 'libvirt changes the labels of the disks while the machine runs', relabelOn()),
        ],
      })
    },
  },
}
