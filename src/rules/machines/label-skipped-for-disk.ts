import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Security label": a source may override labelling for one disk. */
export const labelSkippedForDisk: Rule = {
  id: 'label-skipped-for-disk',
  title: 'Disk is exempted from labelling',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, relabel, place }, { report }) {
      if (place !== 'disk' || relabel !== false) return
      report({
        span,
        subject,
        evidence: 'relabel no',
        values: { noun },
        message:
          '{noun} has a disk that libvirt does not label: it has to carry a label all machines may use, so a machine next to it reaches it too. Leave it out where the storage can hold labels.',
      })
    },
  },
}
