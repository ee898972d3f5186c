import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "Hardware Virtualization". Current versions refuse to run without. */
export const hardwareVirtualizationOff: Rule = {
  id: 'hardware-virtualization-off',
  title: "Machine does without the processor's virtualisation",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Hardware Virtualization"'],
  on: watchFeatures({
    features: ['hardware-virtualization'],
    weak: 'off',
    message:
      '{noun} is run by software alone: that code is old, no longer looked after, and gone from current versions. Switch hardware virtualisation on.',
    fix: { title: 'Switch hardware virtualisation on', caveat: "the host's processor has to offer it" },
  }),
}
