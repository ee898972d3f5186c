import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_DEVICES, isAllowedDevice } from '../shared/workloads/allowed.ts'

/** The guest programs the device itself. */
export const hostPciPassthrough: Rule<typeof ALLOWED_DEVICES> = {
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
  options: ALLOWED_DEVICES,
  on: {
    passthrough({ span, subject, noun, which, host = 'a device', effect, remove }, { options, report }) {
      if (which !== 'pci' || isAllowedDevice(options.allowed, host)) return
      report({
        span,
        subject,
        evidence: `pci ${host}`,
        values: { noun, host },
        message:
          '{noun} controls a PCI device of the host ({host}). The device can read and write memory directly (DMA), and what the guest writes into its firmware stays there for the next user. Remove it unless the guest needs it.',
        fixes: [reviewFix('Take the device away', `what uses the device in the guest fails; ${effect}`, remove())],
      })
    },
  },
}
