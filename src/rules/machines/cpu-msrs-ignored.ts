import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hypervisor features": msrs. */
export const cpuMsrsIgnored: Rule = {
  id: 'cpu-msrs-ignored',
  title: 'Unknown processor registers are ignored',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hypervisor features"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['features/msrs@unknown'],
      weak: (value) => value === 'ignore',
      message:
        '{noun} has accesses to unknown processor registers pass in silence: a guest that switches a protection on there believes it is on. Let them fail.',
      fixes: ({ set }) => [
        redefining(
          'Let unknown registers fail',
          'systems that rely on the silence, macOS among them, do not start',
          set('fault'),
        ),
      ],
    }),
  },
}
