import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Memory Backing": locked sets the process's limit for locked memory to none when there is no hard limit. */
export const memoryLockedWithoutLimit: Rule = {
  id: 'memory-locked-without-limit',
  title: 'Memory is locked without a limit',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Memory Backing"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['memoryBacking/locked'],
      weak: (_, { limited, qemu }) => qemu && !limited,
      message:
        '{noun} locks its memory and has no hard limit: libvirt then lifts the cap on locked memory, and a guest or its emulator can take all RAM of the host for good. Set "memtune/hard_limit", or do not lock.',
      fixes: ({ remove }) => [
        redefining(
          'Do not lock the memory',
          'pages of the guest may be swapped out, which real-time guests do not stand',
          remove(),
        ),
      ],
    }),
  },
}
