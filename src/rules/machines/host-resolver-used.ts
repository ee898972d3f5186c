import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VirtualBox manual, "Network Address Translation (NAT)". */
export const hostResolverUsed: Rule = {
  id: 'host-resolver-used',
  title: "Guest asks names through the host's resolver",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Network Address Translation (NAT)"'],
  on: {
    'vbox.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'DNS@use-host-resolver' || value !== 'true') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} has its names looked up by the host: the guest learns names only the host knows, and what it asks looks like the host asking. Use the guest's own resolver.",
        fixes: [
          reviewFix("Use the guest's own resolver", `names only the host knows are not found; ${effect}`, set('false')),
        ],
      })
    },
  },
}
