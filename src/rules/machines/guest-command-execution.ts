import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const guestCommandExecution: Rule = {
  id: 'guest-command-execution',
  title: 'Programs can be started in the guest from outside',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware vSphere Security Configuration Guide'],
  on: watchFeatures({
    features: ['guest-agent'],
    weak: 'on',
    message:
      "{noun} lets the host's interfaces start programs in the guest: who may use them needs no login of the guest's network. Switch it off where nothing automates the guest.",
    fix: {
      title: 'Switch commands from outside off',
      caveat: 'automation that runs programs in the guest (VIX, guest operations) stops working',
    },
  }),
}
