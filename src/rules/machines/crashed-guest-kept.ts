import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Events configuration": preserve. */
export const crashedGuestKept: Rule = {
  id: 'crashed-guest-kept',
  title: 'Crashed guest keeps its memory',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Events configuration"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['on_crash'],
      weak: (value) => value === 'preserve',
      message:
        '{noun} stays as it is when it crashes, with all its memory, until somebody comes: guests that crash fill the host. Use "destroy".',
      fixes: ({ set }) => [
        redefining('Remove it when it crashes', 'there is nothing to look into after a crash', set('destroy')),
      ],
    }),
  },
}
