import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Storage volume encryption". Encryption of the host's disks the file does not show. */
export const diskNotEncrypted: Rule = {
  id: 'disk-not-encrypted',
  title: 'Disk image is not encrypted',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Storage volume encryption"'],
  on: {
    workload({ span, subject, noun, lacks }, { report }) {
      if (!lacks('disk-encryption')) return
      report({
        span,
        subject,
        evidence: 'not encrypted',
        values: { noun },
        message:
          '{noun} keeps a disk as plain data: who gets the image, a backup of it or a discarded drive reads it. Encrypt it with LUKS, or the storage below it.',
      })
    },
  },
}
