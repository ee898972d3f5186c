import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Host device assignment": driver name kvm is the way before VFIO. */
export const passthroughLegacyDriver: Rule = {
  id: 'passthrough-legacy-driver',
  title: 'Device is handed in without its IOMMU group',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Host device assignment"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/hostdev/driver@name'],
      weak: (value) => value === 'kvm',
      message:
        '{noun} is handed a device by KVM\'s old driver, which does not look after the device\'s group: through a neighbour on the bus the guest may reach memory that is not its own. Use "vfio".',
      fixes: ({ set }) => [
        redefining('Use vfio', 'all devices of the group have to be detached from the host', set('vfio')),
      ],
    }),
  },
}
