import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Host device assignment". What takes the device's place nobody can know. */
export const hostScsiPassthrough: Rule = {
  id: 'host-scsi-passthrough',
  title: 'A SCSI device of the host is handed to the guest',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Host device assignment"'],
  on: {
    passthrough({ span, subject, noun, which, host = 'a device' }, { report }) {
      if (which !== 'scsi') return
      report({
        span,
        subject,
        evidence: `scsi ${host}`,
        values: { noun, host },
        message:
          '{noun} sends commands of its own to a SCSI device of the host ({host}): on shared storage they reach what others keep there, and firmware can be rewritten. Hand in a disk instead unless the guest needs the commands.',
      })
    },
  },
}
