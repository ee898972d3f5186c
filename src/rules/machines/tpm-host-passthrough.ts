import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "TPM device": backend passthrough. Keys in the emulated one would have to be made anew. */
export const tpmHostPassthrough: Rule = {
  id: 'tpm-host-passthrough',
  title: "The host's TPM is handed to the guest",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: TPM device"'],
  on: {
    passthrough({ span, subject, noun, which }, { report }) {
      if (which !== 'tpm') return
      report({
        span,
        subject,
        evidence: 'tpm passthrough',
        values: { noun },
        message:
          '{noun} is given the TPM of the host: it can use up its keys and lock the host out of its own encrypted disk. Use an emulated one.',
      })
    },
  },
}
