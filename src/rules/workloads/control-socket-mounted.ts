import type { Rule } from '../../core/rule.ts'
import { isSocketProxy } from '../../knowledge/images/contents.ts'
import { hostPathOf, mountEvidence } from '../shared/workloads/host-mounts.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/** OWASP Docker rule 1: who reaches the engine's socket starts a privileged container; read-only does not change that. */
export const controlSocketMounted: Rule<typeof ALLOWED_PATHS> = {
  id: 'control-socket-mounted',
  title: 'Control socket of the host is mounted into the container',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'compose-lint:CL-0001',
    'kics:d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b',
    'kics:docker_socket_mounted_in_container',
    'semgrep:exposing-docker-socket-volume',
    'cis-docker:5.32',
    'owasp-docker:1',
  ],
  references: ['OWASP Docker Security Cheat Sheet, rule 1', 'CIS Docker Benchmark 5.32'],
  options: ALLOWED_PATHS,
  on: {
    mount(mount, { options, report }) {
      const path = hostPathOf(mount)
      if (path?.class !== 'control-socket' || isAllowedPath(options.allowed, mount.source)) return
      const { span, subject, noun, image } = mount
      const isProxy = path.covers === undefined && image !== undefined && isSocketProxy(image)
      report({
        span,
        subject,
        evidence: mountEvidence(mount),
        values: { noun, what: path.what, covers: path.covers ?? '' },
        message: isProxy
          ? '{noun} passes calls on to {what}: a flaw in it, or a call it allows that it should not, gives control of the host. Allow only the calls needed, publish none of its ports, and keep it on a network of its own.'
          : path.covers === undefined
            ? '{noun} is handed {what}: anyone who runs code in it can start a privileged container and owns the host; mounting it read-only does not help. Remove it, or put a proxy in between that allows only the calls needed.'
            : '{noun} is handed {what}, which holds {covers}: anyone who runs code in it can start a privileged container and owns the host. Mount only what is needed.',
        // It starts nothing but its filter: the way in is a flaw of that.
        ...(isProxy && { threat: { needs: 'flaw', reaches: 'host' } as const }),
      })
    },
  },
}
