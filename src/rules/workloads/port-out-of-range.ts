import type { Rule } from '../../core/rule.ts'

/** RFC 6335: port numbers are 16 bits. */
export const portOutOfRange: Rule = {
  id: 'port-out-of-range',
  title: 'Announced port does not exist',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3011',
    'trivy:DS-0008',
    'kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e',
    'kics:unix_ports_out_of_range',
    'semgrep:invalid-port',
  ],
  references: ['RFC 6335'],
  on: {
    port({ exposure, target, span, subject, text }, { report }) {
      if (
        exposure !== 'exposed' ||
        !target ||
        (target.last <= 65535 && target.first <= 65535 && target.first <= target.last)
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `port ${target.first}-${target.last}`,
        values: { text },
        message:
          '{text} is no port: numbers go up to 65535 and a range from the lower to the higher one. The build fails, or firewalls and proxies that read it get it wrong; correct it.',
      })
    },
  },
}
