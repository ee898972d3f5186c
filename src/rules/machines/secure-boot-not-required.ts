import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const secureBootNotRequired: Rule = {
  id: 'secure-boot-not-required',
  title: 'Machine with EFI does not ask for secure boot',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['vmware-scg:vm-9.secure-boot'],
  references: ['VMware vSphere Security Configuration Guide'],
  on: {
    'vmx.machine'({ span, subject, noun, complete, effect, get, put }, { report }) {
      if (!complete || get('firmware')?.toLowerCase() !== 'efi' || get('uefi.secureBoot.enabled') !== undefined) return
      report({
        span,
        subject,
        evidence: 'uefi.secureBoot.enabled missing',
        values: { noun },
        message:
          '{noun} could check what it boots and does not: malicious code in the boot chain survives every reboot. Switch secure boot on.',
        fixes: [
          reviewFix(
            'Switch secure boot on',
            `unsigned boot loaders, kernels and drivers no longer start; ${effect}`,
            put('uefi.secureBoot.enabled', 'TRUE'),
          ),
        ],
      })
    },
  },
}
