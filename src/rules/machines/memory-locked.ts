import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Memory Backing": locked pages are not swapped out. */
export const memoryLocked: Rule = {
  id: 'memory-locked',
  title: 'Memory is locked',
  facet: 'cgroups',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Memory Backing"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['memoryBacking/locked'],
      weak: (_, { limited, qemu }) => qemu && limited,
      message:
        '{noun} locks its memory: the host cannot get it back when it runs short, and others are killed instead. Keep it for real-time guests.',
    }),
  },
}
