import type { Rule } from '../../core/rule.ts'
import {
  ALL_INTERFACES,
  isOnAllInterfaces,
  publishedPort,
  publishedService,
} from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Databases are asked by services on the same network, which needs no published port. */
export const publishedDatabasePort: Rule<typeof ALLOWED_PORTS> = {
  id: 'published-database-port',
  title: 'Database port is published on all interfaces',
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ALL_INTERFACES,
  references: [
    'CIS Docker Benchmark 5.14',
    'OWASP Docker Security Cheat Sheet, rule 5a',
    'Docker docs, "Port publishing and mapping"',
  ],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { risk, name } = publishedService(port)
      if (!isOnAllInterfaces(port) || risk !== 'database') return
      report(
        publishedPort(
          port,
          "{noun} publishes {port}, the usual port of {service}, on every network interface, past the host's firewall: anyone on the network can connect to it, and reads or changes the data unless a strong password is asked. Remove the port - services on the same network need none - or put 127.0.0.1: in front.",
          { service: name },
        ),
      )
    },
  },
}
