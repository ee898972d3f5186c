import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Shared folders are served by the host, with the rights of whoever runs the machine. */
export const hostFolderWritable: Rule = {
  id: 'host-folder-writable',
  title: 'Guest writes to a folder of the host',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Shared folders"', 'libvirt, Domain XML format, "Filesystems"'],
  on: {
    hostFolder({ span, subject, noun, path, writable, effect, makeReadOnly }, { report }) {
      if (writable !== true) return
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
