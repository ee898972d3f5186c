import type { Rule } from '../../core/rule.ts'

/** Families whose kernel code few programs use, so that flaws in it stay long; several of them had local root exploits. */
const RARE: ReadonlySet<string> = new Set([
  'alg',
  'ax25',
  'ipx',
  'appletalk',
  'netrom',
  'bridge',
  'atmpvc',
  'x25',
  'rose',
  'netbeui',
  'security',
  'key',
  'ash',
  'econet',
  'atmsvc',
  'rds',
  'sna',
  'irda',
  'pppox',
  'wanpipe',
  'llc',
  'ib',
  'mpls',
  'can',
  'tipc',
  'rxrpc',
  'isdn',
  'phonet',
  'ieee802154',
  'caif',
  'nfc',
  'vsock',
  'kcm',
  'smc',
  'xdp',
  'mctp',
])

/** apparmor.d(5), "Network rules"; Docker's default profile denies AF_ALG. */
export const rareNetworkFamily: Rule = {
  id: 'rare-network-family',
  title: 'Program may use a rare family of sockets',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Network rules"', 'moby/profiles, apparmor/template.go'],
  on: {
    'apparmor.network'({ deny, prompt, family, span, subject, text }, { report }) {
      if (family === undefined || !RARE.has(family) || deny || prompt) return
      report({
        span,
        subject,
        evidence: text,
        values: { family },
        message:
          'Sockets of the family "{family}" are rarely used, and the kernel code behind them is rarely tested: it is where local exploits look first. Remove the rule unless the program is made for it.',
      })
    },
  },
}
