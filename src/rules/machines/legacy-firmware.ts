import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const legacyFirmware: Rule = {
  id: 'legacy-firmware',
  title: 'Machine starts with a BIOS',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['vmware-scg:vm-9.efi-boot-types'],
  references: ['VMware vSphere Security Configuration Guide'],
  on: {
    'vmx.machine'({ span, subject, noun, complete, get }, { report }) {
      if (!complete || (get('firmware') ?? 'bios').toLowerCase() !== 'bios') return
      report({
        span,
        subject,
        evidence: 'firmware bios',
        values: { noun },
        message:
          '{noun} starts with a BIOS, which cannot check what it boots. Install new machines with EFI and secure boot.',
      })
    },
  },
}
