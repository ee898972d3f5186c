import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The guest programs the device itself. */
export const hostPciPassthrough: Rule = {
  id: 'host-pci-passthrough',
  title: 'A PCI device of the host is handed to the guest',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['stig:VMCH-80-000214', 'stig:VMCH-70-000028', 'vmware-scg:vm-9.pci-passthrough'],
  references: [
    'VMware vSphere Security Configuration Guide',
    'DISA, VMware vSphere 8 Virtual Machine STIG',
    'libvirt, Domain XML format, "Host device assignment"',
  ],
  on: {
    passthrough({ span, subject, noun, which, host = 'a device', effect, remove }, { report }) {
      if (which !== 'pci') return
      report({
        span,
        subject,
        evidence: `pci ${host}`,
        values: { noun, host },
        message:
          '{noun} controls a PCI device of the host ({host}): it moves memory by itself, and what the guest writes into its firmware stays there. Take it away unless the guest cannot do without.',
        fixes: [reviewFix('Take the device away', `what uses the device in the guest fails; ${effect}`, remove())],
      })
    },
  },
}
