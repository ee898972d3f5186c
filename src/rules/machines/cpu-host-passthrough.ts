import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** libvirt docs, "CPU model and topology": mode host-passthrough. */
export const cpuHostPassthrough: Rule = {
  id: 'cpu-host-passthrough',
  title: "Guest sees the host's processor as it is",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: CPU model and topology"'],
  on: watchFeatures({
    features: ['cpu-passthrough'],
    weak: 'on',
    message:
      '{noun} sees the host\'s processor with every feature it has, untested ones included, and cannot be moved to other hosts. Use the mode "host-model" unless the guest needs more.',
    fix: { title: "Use the host's model", caveat: 'the guest loses features the hypervisor does not know' },
  }),
}
