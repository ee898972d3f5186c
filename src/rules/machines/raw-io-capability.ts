import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": rawio gives the whole process CAP_SYS_RAWIO. */
export const rawIoCapability: Rule = {
  id: 'raw-io-capability',
  title: "Machine's process may do raw I/O",
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/disk@rawio', 'devices/hostdev@rawio'],
      weak: (value) => value === 'yes',
      message:
        '{noun} gives its whole process the capability for raw I/O because of one disk: who breaks out of the guest reaches I/O ports and raw disks of the host. Take it away.',
      fixes: ({ set }) => [
        redefining('Do without raw I/O', 'commands to the disk that need the capability fail', set('no')),
      ],
    }),
  },
}
