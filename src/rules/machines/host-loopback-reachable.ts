import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VirtualBox manual, "Network Address Translation (NAT)". */
export const hostLoopbackReachable: Rule = {
  id: 'host-loopback-reachable',
  title: "Guest reaches what listens on the host's loopback",
  facet: 'network',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Network Address Translation (NAT)"'],
  on: {
    'vbox.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'NAT@localhost-reachable' || value !== 'true') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} reaches services that listen on the host's own loopback address, which ask for no password as a rule. Switch it off.",
        fixes: [
          reviewFix(
            'Keep the guest from the loopback',
            `services of the host have to be reached by another address; ${effect}`,
            set('false'),
          ),
        ],
      })
    },
  },
}
