import type { Rule } from '../../core/rule.ts'
import {
  ALL_INTERFACES,
  isOnAllInterfaces,
  isWebPort,
  publishedPort,
  publishedService,
} from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** CIS 5.14 asks for an address on every port; 80 and 443 are mostly meant for everyone, hence a rule of their own. */
export const webPortOnAllInterfaces: Rule<typeof ALLOWED_PORTS> = {
  id: 'web-port-on-all-interfaces',
  title: 'Web port is published on all interfaces',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ALL_INTERFACES,
  references: ['CIS Docker Benchmark 5.14', 'Docker docs, "Port publishing and mapping"'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      if (!isOnAllInterfaces(port) || !isWebPort(port) || publishedService(port).risk !== 'ordinary') return
      report(
        publishedPort(
          port,
          '{noun} publishes {port} on every network interface of the host, past its firewall. When the service is not meant for all of them, put the one address it is for in front.',
        ),
      )
    },
  },
}
