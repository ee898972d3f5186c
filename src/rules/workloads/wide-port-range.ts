import type { Rule } from '../../core/rule.ts'
import { portName } from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** More ports than a person would list. */
const WIDE = 100

/** CIS 5.9: only needed ports are open. */
export const widePortRange: Rule<typeof ALLOWED_PORTS> = {
  id: 'wide-port-range',
  title: 'More than 100 ports are published at once',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.9'],
  references: ['CIS Docker Benchmark 5.9'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { span, subject, noun, exposure, host, target, text } = port
      const widest = Math.max(...[host, target].map((range) => (range ? range.last - range.first + 1 : 0)))
      if (exposure !== 'published' || widest <= WIDE) return
      report({
        span,
        subject,
        evidence: `port ${portName(port)}`,
        values: { noun, text, count: widest },
        message:
          '{noun} publishes {count} ports at once ({text}): whatever starts to listen on one of them is reachable, wanted or not. Publish the ports that are used.',
      })
    },
  },
}
