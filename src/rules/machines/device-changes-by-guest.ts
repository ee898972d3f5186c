import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const deviceChangesByGuest: Rule = {
  id: 'device-changes-by-guest',
  title: 'Any user of the guest may change its devices',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000197', 'vmware-scg:vm-9.isolation-device-connectable-deactivate'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['device-changes'],
    weak: 'on',
    message:
      '{noun} lets users of the guest connect, disconnect or edit its devices: they can cut a network card off or connect a drive. Switch it off.',
    fix: { title: 'Keep the guest from changing devices', caveat: 'devices can be changed from the host alone' },
  }),
}
