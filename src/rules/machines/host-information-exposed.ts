import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const hostInformationExposed: Rule = {
  id: 'host-information-exposed',
  title: 'Guest sees how busy the host is',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000198', 'vmware-scg:vm-9.restrict-host-info'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['host-information'],
    weak: 'on',
    message:
      '{noun} is told performance figures of the host: they help code in the guest to time an attack on other machines. Switch it off.',
    fix: {
      title: "Keep the host's figures to the host",
      caveat: "monitoring inside the guest loses the host's figures",
    },
  }),
}
