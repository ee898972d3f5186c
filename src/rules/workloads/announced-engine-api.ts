import type { Rule } from '../../core/rule.ts'
import { riskyPortWithin } from '../../knowledge/programs/ports.ts'
import { announcedPort } from '../shared/workloads/port-report.ts'

/** OWASP Docker Security Cheat Sheet, rule 1; Docker documentation, "Protect the Docker daemon socket". */
export const announcedEngineApi: Rule = {
  id: 'announced-engine-api',
  title: 'Image announces the control port of a container engine',
  facet: 'network',
  threat: { needs: 'access', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['owasp-docker:1', 'sonar:S6473'],
  references: ['https://docs.docker.com/engine/security/protect-access/', 'OWASP Docker Security Cheat Sheet, rule 1'],
  on: {
    port(port, { report }) {
      const { exposure, target, protocol } = port
      const risky = target && target.last - target.first < 100 ? riskyPortWithin(target.first, target.last) : undefined
      if (exposure !== 'exposed' || protocol !== 'tcp' || risky?.risk !== 'engine-api') return
      report(
        announcedPort(
          port,
          `port ${risky.port}`,
          "Port {port} is {service}: whoever reaches it starts, stops and enters every container of that engine. Use the engine's Unix socket, or TLS with client certificates on a network of its own.",
          { port: risky.port, service: risky.name },
        ),
      )
    },
  },
}
