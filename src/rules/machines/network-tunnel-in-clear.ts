import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Network interfaces": multicast, TCP and UDP tunnels. */
export const networkTunnelInClear: Rule = {
  id: 'network-tunnel-in-clear',
  title: 'Machines are joined by a tunnel in the clear',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ span, subject, noun, type = '' }, { report }) {
      if (!/^(?:mcast|server|client|udp)$/.test(type)) return
      report({
        span,
        subject,
        evidence: `tunnel ${type}`,
        values: { noun, type },
        message:
          '{noun} has a network that is a tunnel without password or encryption ({type}): who reaches the host joins in, and who sits on the way reads and writes. Use a bridge, or a VPN between the hosts.',
      })
    },
  },
}
