import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Random number generator device": rate. */
export const entropyWithoutRate: Rule = {
  id: 'entropy-without-rate',
  title: 'Guest may draw random numbers without end',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Random number generator device"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/rng@model'],
      weak: (_, { rated }) => !rated,
      message:
        '{noun} may draw random numbers from the host as fast as it likes, and keeps a core of it busy. Add a "rate".',
      fixes: ({ addRate }) => [
        redefining('Limit the rate', 'programs that want very many random numbers wait', addRate()),
      ],
    }),
  },
}
