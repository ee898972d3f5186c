import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware knowledge base, devices.hotplug. */
export const deviceHotplugEnabled: Rule = {
  id: 'device-hotplug-enabled',
  title: 'Devices can be added and removed while the machine runs',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware knowledge base, devices.hotplug'],
  on: watchFeatures({
    features: ['device-hotplug'],
    weak: 'on',
    message:
      '{noun} allows hot plugging: the guest shows its disks and network cards as removable, and a user of it may remove them. Switch it off.',
    fix: { title: 'Switch hot plugging off', caveat: 'devices can be added only while the machine is off' },
  }),
}
