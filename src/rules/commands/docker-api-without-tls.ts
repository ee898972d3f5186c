import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { startOptions } from '../../knowledge/programs/start-options.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** Port 2375 is the engine's API without TLS: no encryption, and nobody is asked who they are (Docker, "Protect the Docker daemon socket"). */
export const dockerApiWithoutTls: Rule = {
  id: 'docker-api-without-tls',
  title: 'Docker engine reached over the network without TLS',
  facet: 'network',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['owasp-docker:1', 'cis-docker:2.7'],
  references: [
    'https://docs.docker.com/engine/security/protect-access/',
    'CIS Docker Benchmark 2.7',
    'OWASP Docker Security Cheat Sheet, rule 1',
  ],
  on: {
    command({ words, program, phase, script, subject, noun }, { report }) {
      const isEngine = program === 'dockerd' || /(?:^|\/)docker:.*dind/.test(script.container?.image ?? '')
      const options = phase === 'start' ? startOptions(words) : []
      const open = options.find(({ name, value }) => /^(?:-H|--host)$/.test(name) && isOpenSocket(value ?? ''))
      const off = options.find(({ name, value }) => isEngine && /^--tls(?:verify)?$/.test(name) && value === 'false')
      const verified = options.some(({ name, value, word }) => {
        const given = word.value?.includes('=') === true ? value : 'true'
        return name === '--tlsverify' && given !== 'false'
      })
      // The image adds TLS to options alone, and nothing to a command that names the program.
      const found = (program === 'dockerd' && !verified ? open : undefined) ?? off
      if (!found) return
      report({
        span: found.word.span,
        subject,
        evidence: `start ${found.name}`,
        message:
          '{noun} starts a Docker engine whose API asks nobody who they are: everything on that network can start privileged containers in it. Use port 2376 with `--tlsverify` and certificates for both sides.',
        values: { noun },
      })
    },
    variable({ variable, value, span, subject, noun, place, remove }, { report }) {
      if (place === 'label' || value === undefined) return
      if (variable === 'DOCKER_HOST' && isPlain(value)) {
        report({
          span,
          subject,
          evidence: `${place} DOCKER_HOST`,
          message:
            "{noun} reaches a Docker engine over plain TCP: its API asks nobody who they are, so everything on that network can start privileged containers and take over the engine's host. Use TLS on port 2376, or SSH.",
          values: { noun },
        })
      }
      if (variable === 'DOCKER_TLS_CERTDIR' && value === '') {
        report({
          span,
          subject,
          evidence: `${place} DOCKER_TLS_CERTDIR`,
          message:
            '{noun} switches TLS off for its Docker engine: the API then asks nobody who they are, so everything on that network can start privileged containers in it. Remove the variable and use port 2376 with the certificates it makes.',
          values: { noun },
          fixes: [
            reviewFix(
              'Use TLS',
              'the engine then listens on port 2376, and its clients need the certificates it makes',
              remove(),
            ),
          ],
        })
      }
    },
  },
}

/** An address that others than the machine itself reach. */
function isOpenSocket(address: string): boolean {
  const host = /^tcp:\/\/(\[[^\]]*\]|[^:/]*)/.exec(address)?.[1]
  return host !== undefined && addressReach(host) !== 'loopback'
}

/** Plain TCP, on the port for it or none; a proxy in front of the socket filters what passes. */
function isPlain(address: string): boolean {
  const [, host = '', port = '2375'] = /^tcp:\/\/(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/.exec(address.trim()) ?? []
  return host !== '' && port === '2375' && !/prox/i.test(host)
}
