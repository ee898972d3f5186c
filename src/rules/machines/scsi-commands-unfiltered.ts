import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": sgio. */
export const scsiCommandsUnfiltered: Rule = {
  id: 'scsi-commands-unfiltered',
  title: 'Guest sends SCSI commands unfiltered',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/disk@sgio', 'devices/hostdev@sgio'],
      weak: (value) => value === 'unfiltered',
      message:
        '{noun} may send any command to a SCSI disk, those that write firmware or other volumes among them. Let the kernel filter them.',
      fixes: ({ set }) => [
        redefining('Filter commands', 'persistent reservations and vendor commands fail', set('filtered')),
      ],
    }),
  },
}
