import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { hostPathOf, mountEvidence } from '../shared/workloads/host-mounts.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/** CIS 5.6. Writable root-equivalent paths are `root-equivalent-host-path`'s. */
export const sensitiveHostPath: Rule<typeof ALLOWED_PATHS> = {
  id: 'sensitive-host-path',
  title: 'Sensitive host path is mounted',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0013',
    'kics:1c1325ff-831d-43a1-973e-839ae57dfcc0',
    'kics:volume_has_sensitive_host_directory',
    'cis-docker:5.6',
    'owasp-docker:8',
  ],
  references: ['CIS Docker Benchmark 5.6', 'NIST SP 800-190 4.5.5'],
  options: ALLOWED_PATHS,
  on: {
    mount(mount, { options, report }) {
      const path = hostPathOf(mount)
      if (!path || path.class === 'ordinary' || path.class === 'control-socket') return
      const { span, subject, noun, source = '', readOnly, makeReadOnly } = mount
      if (isAllowedPath(options.allowed, source)) return
      const writable = readOnly === false
      if (path.class === 'root-equivalent' && writable) return
      if (path.class === 'harmless' && (!writable || path.harmlessWritable)) return
      const harmless = path.class === 'harmless'
      const socket = path.socket === true
      report({
        span,
        subject,
        evidence: mountEvidence(mount),
        values: { noun, source, what: path.what },
        message: harmless
          ? '{noun} can write to {source} of the host, which is only there to be read. Mount it read-only.'
          : socket
            ? '{noun} is handed {what} ({source}): an attacker in it can do there what the owner can, and mounting it read-only does not help. Leave it out, unless this is what the service is for.'
            : readOnly === true
              ? '{noun} can read {what} ({source}): an attacker in it reads what belongs to the host or its users. Mount only what it needs of that.'
              : '{noun} can read and change {what} ({source}): an attacker in it reads and replaces what belongs to the host or its users. Mount only what it needs of that, and read-only.',
        ...(harmless || (!writable && !socket) ? { threat: { needs: 'flaw', reaches: 'others' } as const } : {}),
        // Read-only clears the harmless ones; of the others it only takes half the sting.
        fixes: harmless ? [reviewFix('Mount read-only', 'a service that writes there will fail', makeReadOnly())] : [],
      })
    },
  },
}
