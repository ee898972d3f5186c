import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const memoryPageSharingAllowed: Rule = {
  id: 'memory-page-sharing-allowed',
  title: 'Memory pages are shared with other machines',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000199', 'vmware-scg:vm-9.transparentpagesharing-inter-vm-enabled'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['page-sharing'],
    weak: 'on',
    message:
      '{noun} may share identical memory pages with other machines: how long a write takes then tells one guest what another one holds in memory. Keep its pages to itself.',
    fix: {
      title: 'Keep memory pages apart',
      caveat: 'the host holds the same page once for each machine and needs more memory',
    },
  }),
}
