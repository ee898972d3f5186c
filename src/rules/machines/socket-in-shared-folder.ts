import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** CWE-379: a file made in a directory with insecure permissions. */
export const socketInSharedFolder: Rule = {
  id: 'socket-in-shared-folder',
  title: 'A socket of the machine is in a folder that every user can write to',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['CWE-379', 'https://libvirt.org/formatdomain.html#shared-memory-device'],
  on: {
    'libvirt.setting': weakSetting({
      keys: [
        'devices/shmem/server@path',
        'devices/interface[vhostuser]/source@path',
        'devices/disk[vhostuser]/source@path',
        'devices/filesystem/source@socket',
        'devices/tpm/backend[external]/source@path',
        'devices/graphics@socket',
        'devices/graphics/listen@socket',
        'devices/serial[unix]/source@path',
        'devices/console[unix]/source@path',
        'devices/channel[unix]/source@path',
        'devices/redirdev[unix]/source@path',
      ],
      weak: (path) => isShared(path),
      message:
        '{noun} uses the socket `{value}`, in a folder that every user of the host can write to. Any of them can put a socket of their own there first, and then talks to the guest or serves its memory, disk or network. Keep it in a folder that only the hypervisor can write to, such as `/run/libvirt/qemu`.',
    }),
  },
}

/** Whether every user of the host can create files next to this one. */
export function isShared(path: string): boolean {
  return /^\/(?:tmp|var\/tmp|dev\/shm)\/[^/]+$/.test(path)
}
