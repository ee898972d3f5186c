import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Block / character devices": capabilities mode hands a device node or a network card to an LXC container. */
export const hostCapabilityPassthrough: Rule = {
  id: 'host-capability-passthrough',
  title: 'Device node or network card of the host in a container',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Block / character devices"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/hostdev@mode'],
      weak: (value) => value === 'capabilities',
      message:
        '{noun} is a container with a device node or a network card of the host in it: code there talks to the driver directly, and a disk shows it all files on it. Take it away unless the container exists for that device.',
    }),
  },
}
