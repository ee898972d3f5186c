import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Network interfaces: Direct attachment to physical interface". */
export const directNetworkAttachment: Rule = {
  id: 'direct-network-attachment',
  title: "Guest is on the network past the host's firewall",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ span, subject, noun, type, mode = 'vepa' }, { report }) {
      if (type !== 'direct') return
      report({
        span,
        subject,
        evidence: `direct ${mode}`,
        values: { noun, mode },
        message:
          "{noun} is attached to a network card of the host directly ({mode}): its traffic passes neither the host's firewall nor its filters. Make sure that the network outside filters it.",
      })
    },
  },
}
