import type { Rule } from '../../core/rule.ts'
import { riskyPortWithin } from '../../knowledge/programs/ports.ts'
import { announcedPort } from '../shared/workloads/port-report.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Sonar S6473: administration services that are not to be reached from outside. SSH has a rule of its own. */
export const announcedRemoteAccess: Rule<typeof ALLOWED_PORTS> = {
  id: 'announced-remote-access',
  title: 'Image announces a remote shell or desktop',
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['sonar:S6473'],
  references: ['https://rules.sonarsource.com/docker/RSPEC-6473/'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { exposure, target, protocol } = port
      const risky = target && target.last - target.first < 100 ? riskyPortWithin(target.first, target.last) : undefined
      if (exposure !== 'exposed' || protocol !== 'tcp' || risky?.risk !== 'remote-shell' || risky.port === 22) return
      report(
        announcedPort(
          port,
          `port ${risky.port}`,
          'Port {port} is {service}: whoever reaches it and gets past its password works inside the container, and several of these send it unencrypted. Leave the server out, or make it listen on localhost and reach it through a tunnel.',
          { port: risky.port, service: risky.name },
        ),
      )
    },
  },
}
