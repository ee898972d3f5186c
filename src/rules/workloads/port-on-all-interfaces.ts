import type { Rule } from '../../core/rule.ts'
import {
  ALL_INTERFACES,
  isOnAllInterfaces,
  isWebPort,
  oneOfSeveral,
  publishedPort,
  publishedService,
  servesOthers,
} from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Docker docs, "Port publishing and mapping": published ports are open to the outside, past ufw and firewalld. */
export const portOnAllInterfaces: Rule<typeof ALLOWED_PORTS> = {
  id: 'port-on-all-interfaces',
  title: 'Port is published on all interfaces',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
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
      if (!isOnAllInterfaces(port) || isWebPort(port) || publishedService(port).risk !== 'ordinary') return
      const told = publishedPort(
        port,
        servesOthers(port)
          ? "{noun} publishes {port} on every network interface, and Docker opens it past the host's firewall: anyone on the network reaches the service. If it is not for everyone, put the one address it is for in front."
          : "{noun} publishes {port} on every network interface, and Docker opens it past the host's firewall: anyone on the network reaches the service. If only this machine uses it, put 127.0.0.1: in front, otherwise the one address it is for.",
      )
      report({ ...told, together: oneOfSeveral(port) })
    },
  },
}
