import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": shareable. */
export const writableDiskShared: Rule = {
  id: 'writable-disk-shared',
  title: 'Writable disk is shared with other machines',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.disk'({ subject, noun, shareable, readOnly }, { report }) {
      if (!shareable || readOnly) return
      report({
        span: shareable.span,
        subject,
        evidence: 'shareable',
        values: { noun },
        message:
          '{noun} shares a disk that it can write to: every other machine with it reads and changes the same data, and a file system not made for that breaks. Share it read-only, or not at all.',
        fixes: [
          redefining(
            'Do not share the disk',
            'a second machine with the same disk no longer starts beside this one',
            shareable.remove(),
          ),
        ],
      })
    },
  },
}
