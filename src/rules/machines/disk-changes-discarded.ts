import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": transient. */
export const diskChangesDiscarded: Rule = {
  id: 'disk-changes-discarded',
  title: 'Disk forgets its changes at power-off',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.disk'({ subject, noun, transient }, { report }) {
      if (!transient) return
      report({
        span: transient,
        subject,
        evidence: 'transient',
        values: { noun },
        message:
          '{noun} has a disk whose changes are thrown away when it stops: the traces of an intrusion are among them. Keep logs elsewhere, or remove it.',
      })
    },
  },
}
