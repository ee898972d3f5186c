import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Host device assignment": writeFiltering=no is insecure by the documentation's own words. */
export const passthroughConfigWriteUnfiltered: Rule = {
  id: 'passthrough-config-write-unfiltered',
  title: "Guest writes a device's configuration unfiltered",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Host device assignment"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/hostdev/source@writeFiltering'],
      weak: (value) => value === 'no',
      message:
        "{noun} may write everything in a PCI device's configuration space: that can move the device's memory or reset what others use. Leave the filter on.",
      fixes: ({ remove }) => [
        redefining('Filter writes', 'a driver in the guest that writes vendor registers there may fail', remove()),
      ],
    }),
  },
}
