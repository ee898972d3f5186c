import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Macvlan network driver", "IPvlan network driver": containers get addresses of the host's own network. */
export const lanNetwork: Rule = {
  id: 'lan-network',
  title: "Containers stand directly in the host's network segment",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Macvlan network driver"', 'Docker docs, "IPvlan network driver"'],
  on: {
    'compose.network'({ subject, noun, driver }, { report }) {
      if (driver?.value !== 'macvlan' && driver?.value !== 'ipvlan') return
      report({
        span: driver.span,
        subject,
        evidence: `driver ${driver.value}`,
        values: { noun, driver: driver.value },
        message:
          '{noun} uses the driver {driver}: its containers stand in the local network like machines of their own, with every port open to it and no host firewall in between. Use a bridge and publish ports, unless they need addresses of their own.',
      })
    },
  },
}
