import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "CPU model and topology": mode maximum. */
export const cpuModeMaximum: Rule = {
  id: 'cpu-mode-maximum',
  title: 'Processor shows every feature there is',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: CPU model and topology"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['cpu@mode'],
      weak: (value) => value === 'maximum',
      message:
        '{noun} gets a processor with every feature that can be emulated or passed on, experimental ones among them: each is code the guest can reach. Use "host-model".',
      fixes: ({ set }) => [
        redefining("Use the host's model", "features the host's processor does not have are gone", set('host-model')),
      ],
    }),
  },
}
