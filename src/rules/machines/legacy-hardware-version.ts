import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const legacyHardwareVersion: Rule = {
  id: 'legacy-hardware-version',
  title: 'The virtual hardware is of an old generation',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['vmware-scg:vm-9.virtual-hardware'],
  references: ['VMware vSphere Security Configuration Guide'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'virtualhw.version' || value === undefined || !(Number(value) < 17)) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} has virtual hardware of an old generation: it lacks mitigations for processor flaws, secure boot or a TPM, and keeps old devices. Upgrade it with the product's own command.",
      })
    },
  },
}
