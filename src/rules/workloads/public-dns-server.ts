import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Addresses of resolvers open to everyone, and who runs them. */
const OPERATORS: readonly (readonly [readonly string[], string])[] = [
  [['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844'], 'Google'],
  [['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111', '2606:4700:4700::1001'], 'Cloudflare'],
  [['9.9.9.9', '149.112.112.112', '2620:fe::fe'], 'Quad9'],
  [['208.67.222.222', '208.67.220.220'], 'OpenDNS'],
  [['94.140.14.14', '94.140.15.15'], 'AdGuard'],
]

/** RFC 9076: whoever answers names learns them; public resolvers are named by their operators. */
export const publicDnsServer: Rule = {
  id: 'public-dns-server',
  title: 'Container asks a public resolver',
  facet: 'network',
  threat: { needs: 'position', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Compose specification, "dns"', 'RFC 9076, "DNS Privacy Considerations"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      const operator =
        key === 'dns'
          ? OPERATORS.find(([addresses]) => value !== undefined && addresses.includes(value.trim()))?.[1]
          : undefined
      if (operator === undefined) return
      report({
        span,
        subject,
        evidence: `dns ${value ?? ''}`,
        values: { noun, operator },
        message:
          "{noun} asks {operator} for names: names of internal hosts go there in the clear, and what the network's own resolver blocks or answers does not hold. Leave names to the host's resolver.",
        fixes: [
          reviewFix("Use the host's resolver", 'names that only the public resolver answers are not found', remove()),
        ],
      })
    },
  },
}
