import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Memory Allocation" (dumpCore) and "Events configuration" (coredump-destroy, coredump-restart). */
export const memoryInCoreDump: Rule = {
  id: 'memory-in-core-dump',
  title: "Guest memory is written to the host's disk on a crash",
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'libvirt docs, "Domain XML format: Memory Allocation"',
    'libvirt docs, "Domain XML format: Events configuration"',
  ],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['memory@dumpCore', 'on_crash'],
      weak: (value, { key }) => (key === 'on_crash' ? value.startsWith('coredump-') : value === 'on'),
      message:
        "{noun} has the guest's memory written to a file of the host when it crashes: keys and passwords in it then lie on disk, and in backups. Leave the memory out.",
      fixes: ({ key, value = '', set }) => [
        key === 'on_crash'
          ? redefining(
              'Write no dump',
              'there is nothing to look into after a crash',
              set(value.replace('coredump-', '')),
            )
          : redefining(
              "Leave the guest's memory out",
              'core dumps of the emulator no longer show the guest',
              set('off'),
            ),
      ],
    }),
  },
}
