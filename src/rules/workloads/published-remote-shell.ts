import type { Rule } from '../../core/rule.ts'
import {
  ALL_INTERFACES,
  isOnAllInterfaces,
  publishedPort,
  publishedService,
} from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** CIS 5.7: no SSH in containers; `docker exec` gives a shell without a port. */
export const publishedRemoteShell: Rule<typeof ALLOWED_PORTS> = {
  id: 'published-remote-shell',
  title: 'Remote login port is published on all interfaces',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [...ALL_INTERFACES, 'cis-docker:5.7'],
  references: ['CIS Docker Benchmark 5.7, 5.14', 'Docker docs, "Port publishing and mapping"'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { risk, name } = publishedService(port)
      if (!isOnAllInterfaces(port) || risk !== 'remote-shell') return
      report({
        ...publishedPort(
          port,
          '{noun} publishes {port}, the usual port of {service}, on every network interface: machines all over the network will try to log in there. Allow logins by key alone, and put the one address it is for in front; if nobody needs it from outside, remove the port.',
          { service: name },
        ),
        // SSH is encrypted: what is left is to guess or steal a login.
        ...(name === 'SSH' ? { threat: { needs: 'flaw', reaches: 'workload' } } : {}),
      })
    },
  },
}
