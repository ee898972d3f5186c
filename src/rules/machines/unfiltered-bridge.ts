import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Network Filters": clean-traffic keeps a guest from forging MAC, IP and ARP addresses. */
export const unfilteredBridge: Rule = {
  id: 'unfiltered-bridge',
  title: 'Guest may forge addresses on its network',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Network Filters"'],
  on: {
    'libvirt.interface'({ span, subject, noun, type, filtered, filter }, { report }) {
      if ((type !== 'bridge' && type !== 'network') || filtered) return
      report({
        span,
        subject,
        evidence: 'no filter',
        values: { noun },
        message:
          '{noun} is on its network without a filter: it can take the addresses of its neighbours or of the gateway and read or change their traffic. Add the filter "clean-traffic".',
        fixes: [
          redefining(
            'Add the filter clean-traffic',
            'the guest can use the addresses it was first seen with, and no others; the host needs the nwfilter driver',
            filter('clean-traffic'),
          ),
        ],
      })
    },
  },
}
