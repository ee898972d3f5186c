import type { Rule } from '../../core/rule.ts'
import { hostPathOf, mountEvidence } from '../shared/workloads/host-mounts.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/**
 * CIS 5.6: writing to these directories of the host makes root of it at the next login, boot or cron run. No fix: read-only
 * it would still disclose, and which files the service needs the file does not say.
 */
export const rootEquivalentHostPath: Rule<typeof ALLOWED_PATHS> = {
  id: 'root-equivalent-host-path',
  title: 'Host directory that makes root is mounted writable',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'compose-lint:CL-0025',
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
      if (path?.class !== 'root-equivalent' || mount.readOnly !== false) return
      if (isAllowedPath(options.allowed, mount.source)) return
      const { span, subject, noun, source = '' } = mount
      report({
        span,
        subject,
        evidence: mountEvidence(mount),
        values: { noun, source, what: path.what },
        message:
          '{noun} can write to {what} ({source}): anyone who runs code in it can become root of the host. Mount only the files it needs, read-only.',
      })
    },
  },
}
