import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** DISA, VMware vSphere 6 Virtual Machine STIG, VM-06-000003. */
export const displaySettingsByGuest: Rule = {
  id: 'display-settings-by-guest',
  title: "Guest may change the console's settings",
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VM-06-000003'],
  references: ['DISA, VMware vSphere 6 Virtual Machine STIG, VM-06-000003'],
  on: watchFeatures({
    features: ['display-settings'],
    weak: 'on',
    message:
      "{noun} lets a process in the guest change the console's settings, and so switch copy and paste on again. Switch it off.",
    fix: {
      title: 'Keep the guest from changing settings',
      caveat: 'tools in the guest can no longer change these settings',
    },
  }),
}
