import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Shared memory device". */
export const sharedMemoryDevice: Rule = {
  id: 'shared-memory-device',
  title: 'Guest has memory in common with others',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Shared memory device"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/shmem@name'],
      weak: () => true,
      message:
        '{noun} has a piece of memory in common with whoever opens the same name ({value}), other guests or processes of the host: they attack each other past every network filter. Remove it unless they trust each other.',
    }),
  },
}
