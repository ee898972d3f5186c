import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** What services normally use; left out are raw, packet, Bluetooth and the rest. */
const USUAL = ['unix', 'inet stream', 'inet dgram', 'inet6 stream', 'inet6 dgram', 'netlink raw']

/** apparmor.d(5), "Network rules". */
export const allNetworkFamilies: Rule = {
  id: 'all-network-families',
  title: 'Program may use every kind of socket',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Network rules"'],
  on: {
    'apparmor.network'({ bare, deny, prompt, profile, scope, span, subject, text, narrow, remove }, { report }) {
      if (!bare || deny || prompt || profile?.container === true) return
      const left = USUAL.filter((usual) => !scope.rules.some((rule) => rule.text === `network ${usual}`))
      report({
        span,
        subject,
        evidence: text,
        message:
          '"network" allows every family of sockets, raw and packet sockets and rarely tested parts of the kernel among them. Allow the families the program uses.',
        fixes: [
          reviewFix(
            'Allow the usual families',
            'raw, packet, Bluetooth and other rare sockets fail',
            left.length > 0 ? narrow(left) : remove(),
          ),
        ],
      })
    },
  },
}
