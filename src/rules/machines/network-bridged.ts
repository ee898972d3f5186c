import type { Rule } from '../../core/rule.ts'

/** A bridged card is one more machine on the network the host is on. */
export const networkBridged: Rule = {
  id: 'network-bridged',
  title: "Machine sits on the host's own network",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['VMware product documentation, "Bridged networking"'],
  on: {
    networkCard({ span, subject, noun, attachment }, { report }) {
      if (attachment !== 'bridged') return
      report({
        span,
        subject,
        evidence: 'bridged',
        values: { noun },
        message:
          "{noun} is bridged to the network of the host: everyone there reaches its ports, past the host's firewall. Use a network behind the host where nobody needs to reach it.",
      })
    },
  },
}
