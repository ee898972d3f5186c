import type { Rule } from '../../core/rule.ts'

/** VirtualBox manual, "Automatic Mounting". */
export const hostFolderMountedByItself: Rule = {
  id: 'host-folder-mounted-by-itself',
  title: 'Shared folder appears in the guest by itself',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['VirtualBox manual, "Automatic Mounting"'],
  on: {
    hostFolder({ span, subject, noun, path = 'a folder', autoMount }, { report }) {
      if (autoMount !== true) return
      report({
        span,
        subject,
        evidence: `mounts ${path}`,
        values: { noun, path },
        message:
          '{noun} mounts {path} of the host by itself at every start, also when nobody works with it. Mount it by hand when it is needed.',
      })
    },
  },
}
