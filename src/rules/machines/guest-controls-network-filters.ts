import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Network interfaces": trustGuestRxFilters. */
export const guestControlsNetworkFilters: Rule = {
  id: 'guest-controls-network-filters',
  title: 'Guest decides on its address and what it listens to',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/interface@trustGuestRxFilters'],
      weak: (value) => value === 'yes',
      message:
        "{noun} may change the address of the host's network device and have it pass on all traffic: it can take another's address or listen in. Do not trust the guest with that.",
      fixes: ({ set }) => [
        redefining(
          'Do not trust the guest',
          'a guest that changes its address or joins groups loses traffic',
          set('no'),
        ),
      ],
    }),
  },
}
