import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Watchdog devices": action dump. */
export const watchdogDumps: Rule = {
  id: 'watchdog-dumps',
  title: 'Guest can make the host write its memory to disk',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Watchdog devices"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/watchdog@action'],
      weak: (value) => value === 'dump',
      message:
        '{noun} has all its memory dumped to the host\'s disk whenever its watchdog fires, which the guest can bring about as often as it likes. Use "reset".',
      fixes: ({ set }) => [redefining('Reset instead', 'there is no dump to look into', set('reset'))],
    }),
  },
}
