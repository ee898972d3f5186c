import type { Rule } from '../../core/rule.ts'

/** CIS Docker Benchmark 5.8: privileged ports. */
export const announcedPrivilegedPort: Rule = {
  id: 'announced-privileged-port',
  title: 'Image announces a port below 1024',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.8'],
  references: ['CIS Docker Benchmark 5.8'],
  on: {
    port({ exposure, target, span, subject, text }, { report }) {
      if (exposure !== 'exposed' || !target || target.first >= 1024 || target.first === 0) return
      report({
        span,
        subject,
        evidence: `port ${target.first}`,
        values: { text },
        message:
          'Ports below 1024 ({text}) may need root or a capability to listen on, which keeps the service from running as an unprivileged user. Listen on a higher port and publish it as the low one.',
      })
    },
  },
}
