import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/** Shared folders are served by the host, with the rights of whoever runs the machine. */
export const hostFolderWritable: Rule<typeof ALLOWED_PATHS> = {
  id: 'host-folder-writable',
  title: 'Guest writes to a folder of the host',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Shared folders"', 'libvirt, Domain XML format, "Filesystems"'],
  options: ALLOWED_PATHS,
  on: {
    hostFolder({ span, subject, noun, path, writable, effect, makeReadOnly }, { options, report }) {
      if (writable !== true || isAllowedPath(options.allowed, path)) return
      report({
        span,
        subject,
        evidence: `writes to ${path ?? 'a folder'}`,
        values: { noun, path: path ?? 'a folder' },
        message:
          '{noun} can write to {path} of the host: code in the guest changes, encrypts or plants files that people and programs of the host then open. Share it read-only.',
        fixes: [reviewFix('Share it read-only', `what the guest writes there fails; ${effect}`, makeReadOnly())],
      })
    },
  },
}
