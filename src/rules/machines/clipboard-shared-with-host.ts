import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const clipboardSharedWithHost: Rule = {
  id: 'clipboard-shared-with-host',
  title: 'Guest and host share the clipboard',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'stig:VMCH-80-000189',
    'stig:VMCH-80-000192',
    'stig:VMCH-70-000001',
    'stig:VMCH-70-000003',
    'vmware-scg:vm-9.deactivate-console-copy',
    'vmware-scg:vm-9.deactivate-console-paste',
  ],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['clipboard'],
    weak: 'on',
    message:
      '{noun} shares the clipboard with whoever looks at its console: what is copied there - passwords among it - can be read in the guest, and the guest can put text into it. Switch it off.',
    fix: {
      title: 'Switch the shared clipboard off',
      caveat: 'copying and pasting between guest and host stops working',
    },
  }),
}
