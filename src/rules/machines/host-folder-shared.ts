import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/** Shared folders are served by the host, with the rights of whoever runs the machine. */
export const hostFolderShared: Rule<typeof ALLOWED_PATHS> = {
  id: 'host-folder-shared',
  title: 'Guest sees a folder of the host',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['VMware product documentation, "Shared folders"', 'libvirt, Domain XML format, "Filesystems"'],
  options: ALLOWED_PATHS,
  on: {
    hostFolder({ span, subject, noun, path, effect, remove }, { options, report }) {
      if (isAllowedPath(options.allowed, path)) return
      report({
        span,
        subject,
        evidence: `shares ${path ?? 'a folder'}`,
        values: { noun, path: path ?? 'a folder' },
        message:
          '{noun} sees {path} of the host: what is kept there is read by whoever breaks into the guest. Share a folder that holds no more than what is needed.',
        fixes: [reviewFix('Share it no longer', `the guest loses the folder; ${effect}`, remove())],
      })
    },
  },
}
