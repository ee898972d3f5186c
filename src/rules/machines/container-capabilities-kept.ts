import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "LXC container driver", "Capabilities": policy allow keeps all that are not named off. */
export const containerCapabilitiesKept: Rule = {
  id: 'container-capabilities-kept',
  title: 'Container keeps every capability',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "LXC container driver"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['features/capabilities@policy'],
      weak: (value) => value === 'allow',
      message:
        '{noun} keeps every capability that is not switched off one by one: with those that load modules or reach raw hardware, root in it owns the host. Use the policy "default".',
      fixes: ({ set }) => [
        redefining(
          'Use the default capabilities',
          'what needs one of the others in the container fails',
          set('default'),
        ),
      ],
    }),
  },
}
