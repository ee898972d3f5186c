import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'

/** libvirt docs, "Resource partitioning". Which partitions the host has the file does not say. */
export const missingResourcePartition: Rule = {
  id: 'missing-resource-partition',
  title: 'Machine runs in the default partition, untuned',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Resource partitioning"'],
  on: {
    'libvirt.domain': lacking({
      what: 'resource-partition',
      message:
        '{noun} has neither a partition nor any tuning: it shares the default slice with all other machines, the important ones among them. Put it in a partition with limits of its own.',
    }),
  },
}
