import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware product documentation, "Share Bluetooth devices". */
export const bluetoothShared: Rule = {
  id: 'bluetooth-shared',
  title: "Guest uses the host's Bluetooth",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Share Bluetooth devices"'],
  on: watchFeatures({
    features: ['bluetooth'],
    weak: 'on',
    message: "{noun} shares the host's Bluetooth radio: the guest sees and uses devices near the host. Switch it off.",
    fix: { title: 'Switch Bluetooth off', caveat: 'Bluetooth devices are no longer seen in the guest' },
  }),
}
