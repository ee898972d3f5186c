import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { classifyHostPath } from '../../knowledge/host/paths.ts'

const PATHS: ReadonlySet<string> = new Set(['source', 'src', 'target', 'dst', 'destination'])

/** OWASP Docker Security Cheat Sheet, rule 1. BuildKit takes bind mounts from the build context; other builders, and wrappers, from the host. */
export const controlSocketInBuild: Rule = {
  id: 'control-socket-in-build',
  title: 'Build step asks for a control socket of the host',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['semgrep:dockerfile-dockerd-socket-mount', 'cis-docker:5.32', 'owasp-docker:1'],
  references: [
    'OWASP Docker Security Cheat Sheet, rule 1',
    'https://docs.docker.com/reference/dockerfile/#run---mount',
  ],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      if (keyword !== 'RUN') return
      for (const flag of instruction.flags) {
        const paths = flag.name === 'mount' ? (flag.options ?? []).filter(({ key }) => PATHS.has(key)) : []
        const socket = paths
          .map(({ value }) => classifyHostPath(value ?? ''))
          .find((path) => path.class === 'control-socket' && path.covers === undefined)
        if (!socket) continue
        report({
          span: flag.span,
          subject,
          evidence: 'control socket in a build',
          values: { what: socket.what },
          confidence: 'medium',
          message:
            'This build step is to be given {what}: where the builder hands it over, whatever the step downloads or runs controls the host; where it does not, the step fails. Build without it.',
          fixes: [reviewFix('Remove the mount', 'what the step does with the socket fails', edit.removeFlag(flag))],
        })
      }
    },
  },
}
