import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose specification: use_api_socket mounts the engine's API socket and the credentials to registries into the container. */
export const engineApiSocket: Rule = {
  id: 'engine-api-socket',
  title: 'Container gets the API of the container engine',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.32', 'owasp-docker:1'],
  references: [
    'Compose specification, use_api_socket',
    'OWASP Docker Security Cheat Sheet, rule 1',
    'CIS Docker Benchmark 5.32',
  ],
  on: {
    'compose.setting'({ span, subject, noun, key, on, remove }, { report }) {
      if (key !== 'use_api_socket' || on !== true) return
      report({
        span,
        subject,
        evidence: 'use_api_socket',
        message:
          "{noun} is given the engine's API and the registry credentials: code in it can start a privileged container and so controls the host. Remove it, or put a proxy in between that allows single calls.",
        values: { noun },
        fixes: [reviewFix('Remove the API socket', 'the service can no longer talk to the engine', remove())],
      })
    },
  },
}
