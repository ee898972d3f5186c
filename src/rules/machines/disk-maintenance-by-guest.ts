import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const diskMaintenanceByGuest: Rule = {
  id: 'disk-maintenance-by-guest',
  title: 'Any user of the guest may shrink or wipe its disks',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'stig:VMCH-80-000193',
    'stig:VMCH-80-000194',
    'vmware-scg:vm-9.deactivate-disk-shrinking-shrink',
    'vmware-scg:vm-9.deactivate-disk-shrinking-wiper',
  ],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['disk-shrink', 'disk-wipe'],
    weak: 'on',
    message:
      '{noun} lets unprivileged users of the guest shrink or wipe its disks: done again and again it makes the disk unusable or fills the datastore. Switch it off.',
    fix: {
      title: 'Keep the guest from shrinking and wiping disks',
      caveat: 'VMware Tools can no longer shrink disks from inside the guest',
    },
  }),
}
