import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Filesystems": accessmode passthrough, the default, keeps the users and permissions of the guest. */
export const hostFolderUidPassthrough: Rule = {
  id: 'host-folder-uid-passthrough',
  title: "Guest's users are the host's in a shared folder",
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Filesystems"'],
  on: {
    'libvirt.filesystem'({ span, subject, noun, driver, access, setAccess }, { report }) {
      if (driver !== '9p' || access !== 'passthrough') return
      report({
        span,
        subject,
        evidence: 'accessmode passthrough',
        values: { noun },
        message:
          '{noun} shares a folder in which the guest\'s users count as the host\'s: the guest makes files of any owner there, programs with the setuid bit too. Use the access mode "mapped".',
        fixes: [
          redefining(
            "Keep the guest's owners in attributes",
            "the host sees all new files as those of the emulator's user",
            setAccess('mapped'),
          ),
        ],
      })
    },
  },
}
