import type { Rule } from '../../core/rule.ts'
import {
  ALL_INTERFACES,
  isOnAllInterfaces,
  publishedPort,
  publishedService,
} from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Administration pages: many start without a password or with a well-known one. */
export const publishedAdminPort: Rule<typeof ALLOWED_PORTS> = {
  id: 'published-admin-port',
  title: 'Administration port is published on all interfaces',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
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
      if (!isOnAllInterfaces(port) || risk !== 'admin') return
      report({
        ...publishedPort(
          port,
          "{noun} publishes {port}, the usual port of {service}, on every network interface, past the host's firewall: a weak or default password there hands everything over. Put 127.0.0.1: in front and reach it through a tunnel.",
          { service: name },
        ),
        confidence: 'medium',
      })
    },
  },
}
