import type { Rule } from '../../core/rule.ts'

/** raw(7), packet(7). Raw netlink sockets are how every program asks for routes, and no weakness. */
export const rawNetworkSocket: Rule = {
  id: 'raw-network-socket',
  title: 'Program may send and receive raw packets',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Network rules"', 'raw(7)', 'packet(7)'],
  on: {
    'apparmor.network'({ deny, prompt, family, type, span, subject, text }, { report }) {
      const raw =
        family === 'packet' || (type === 'raw' && (family === undefined || family === 'inet' || family === 'inet6'))
      if (!raw || deny || prompt) return
      report({
        span,
        subject,
        evidence: text,
        message:
          "With raw and packet sockets the program reads what others send on its networks and forges packets in their names, given the capability net_raw. Remove the rule unless that is the program's purpose.",
      })
    },
  },
}
