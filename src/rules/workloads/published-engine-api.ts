import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'
import { ALL_INTERFACES, publishedPort, publishedService } from '../shared/workloads/published-port.ts'
import { ALLOWED_PORTS, isAllowedPort } from '../shared/workloads/allowed.ts'

/** Docker docs, "Protect the Docker daemon socket": whoever reaches the API is root on its host. */
export const publishedEngineApi: Rule<typeof ALLOWED_PORTS> = {
  id: 'published-engine-api',
  title: 'API that controls containers is published',
  facet: 'network',
  threat: { needs: 'access', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [...ALL_INTERFACES, 'owasp-docker:1'],
  references: ['OWASP Docker Security Cheat Sheet, rule 1', 'Docker docs, "Protect the Docker daemon socket"'],
  options: ALLOWED_PORTS,
  on: {
    port(port, { options, report }) {
      if (isAllowedPort(options.allowed, port)) return
      const { risk, name } = publishedService(port)
      if (
        port.exposure !== 'published' ||
        port.address === undefined ||
        risk !== 'engine-api' ||
        addressReach(port.address) === 'loopback'
      ) {
        return
      }
      report({
        ...publishedPort(
          port,
          '{noun} publishes {port}, the port of {service}: whoever gets through to it starts privileged containers and controls the host. Remove the port, or put 127.0.0.1: in front.',
          { service: name },
        ),
        // With TLS a key has to be stolen first.
        ...(name.includes('without encryption') ? {} : { threat: { needs: 'flaw', reaches: 'host' } }),
      })
    },
  },
}
