import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const machineLoggingDisabled: Rule = {
  id: 'machine-logging-disabled',
  title: 'The machine writes no log',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000207', 'vmware-scg:vm-9.log-enable'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['logging'],
    weak: 'off',
    message: '{noun} writes no log: after a break-in or a crash there is nothing to look at. Switch logging on.',
    fix: { title: 'Switch logging on', caveat: 'the machine writes vmware.log beside its disks' },
  }),
}
