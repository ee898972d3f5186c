import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const fileTransferWithHost: Rule = {
  id: 'file-transfer-with-host',
  title: 'Files can be moved between guest and host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'stig:VMCH-80-000191',
    'stig:VMCH-70-000002',
    'stig:V-256456',
    'vmware-scg:vm-9.isolation-tools-dnd-deactivate',
  ],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['drag-and-drop', 'file-transfer'],
    weak: 'on',
    message:
      '{noun} lets files be moved between guest and host past every other control: what runs in the guest is one drag away from the host. Switch it off and copy files over a share or a network.',
    fix: {
      title: 'Switch file transfer off',
      caveat: 'files can no longer be dragged or pushed between guest and host',
    },
  }),
}
