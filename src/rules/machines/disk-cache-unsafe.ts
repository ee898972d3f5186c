import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": cache unsafe ignores flushes. */
export const diskCacheUnsafe: Rule = {
  id: 'disk-cache-unsafe',
  title: 'Disk acknowledges what it has not written',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/disk/driver@cache'],
      weak: (value) => value === 'unsafe',
      message:
        '{noun} has a disk that ignores the guest\'s wish to have data written: after a crash of the host the file system in it is lost, audit trails included. Use "writeback".',
      fixes: ({ set }) => [
        redefining('Obey flushes', 'writes that the guest wants on disk take longer', set('writeback')),
      ],
    }),
  },
}
