import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Vsock". */
export const hostVsockChannel: Rule = {
  id: 'host-vsock-channel',
  title: 'Guest has a socket to the host',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Vsock"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/vsock@model'],
      weak: () => true,
      message:
        '{noun} can connect to services of the host by vsock, which no network filter sees. Remove it where nothing uses it.',
    }),
  },
}
