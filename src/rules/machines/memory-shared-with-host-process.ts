import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Memory Backing". Shared folders over virtiofs and vhost-user devices need it. */
export const memorySharedWithHostProcess: Rule = {
  id: 'memory-shared-with-host-process',
  title: 'Guest memory is open to other processes',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Memory Backing"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['memoryBacking/access@mode'],
      weak: (value) => value === 'shared',
      message:
        '{noun} lets other processes of the host map its memory: a flaw in one of them reads all the guest knows. Use "private" unless virtiofs or vhost-user devices need it.',
    }),
  },
}
