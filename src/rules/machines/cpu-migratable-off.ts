import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "CPU model and topology": migratable. */
export const cpuMigratableOff: Rule = {
  id: 'cpu-migratable-off',
  title: 'Processor keeps features that block migration',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: CPU model and topology"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['cpu@migratable'],
      weak: (value) => value === 'off',
      message:
        '{noun} keeps processor features that cannot be moved to another host, so the host under it cannot be emptied for a security update. Remove the attribute.',
      fixes: ({ remove }) => [
        redefining(
          'Remove the attribute',
          'the guest loses a few features, such as the invariant time stamp counter',
          remove(),
        ),
      ],
    }),
  },
}
