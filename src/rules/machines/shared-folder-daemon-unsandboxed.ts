import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Filesystems": virtiofsd's sandbox is namespace or chroot. */
export const sharedFolderDaemonUnsandboxed: Rule = {
  id: 'shared-folder-daemon-unsandboxed',
  title: "Shared folder's daemon is held by chroot alone",
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Filesystems"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/filesystem/binary/sandbox@mode'],
      weak: (value) => value === 'chroot',
      message:
        '{noun} shares a folder by a daemon that runs as root in a chroot only: a flaw in it leads out of the folder. Use the sandbox "namespace".',
      fixes: ({ set }) => [
        redefining(
          'Use namespaces',
          'the daemon cannot start where namespaces are unavailable, such as in some containers',
          set('namespace'),
        ),
      ],
    }),
  },
}
