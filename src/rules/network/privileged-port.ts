import type { Rule } from '../../core/rule.ts'
import { portName } from './published-port.ts'

/** Ports below this number are for root, or for CAP_NET_BIND_SERVICE (capabilities(7)). */
const FIRST_OPEN_PORT = 1024

/** CIS 5.8 looks at the host's port; a low port inside asks for root or CAP_NET_BIND_SERVICE as well. */
export const privilegedPort: Rule = {
  id: 'privileged-port',
  title: 'Published port is below 1024',
  facet: 'network',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['kics:bc2908f3-f73c-40a9-8793-c1b7d5544f79', 'kics:privileged_ports_mapped_in_container', 'cis-docker:5.8'],
  references: ['CIS Docker Benchmark 5.8', 'capabilities(7), CAP_NET_BIND_SERVICE'],
  on: {
    port(port, { report }) {
      const { span, subject, noun, exposure, host, target, text } = port
      const low = exposure === 'published' ? [host, target].find((range) => range !== undefined && range.first < FIRST_OPEN_PORT) : undefined
      if (!low) return
      report({
        span, subject, evidence: `port ${portName(port)}`, values: { noun, text, number: low.first },
        message: '{noun} publishes {text}: port {number} is one of those that only root or CAP_NET_BIND_SERVICE may open. Let the service listen above 1024 as an ordinary user, and leave the low ports to one reverse proxy.',
      })
    },
  },
}
