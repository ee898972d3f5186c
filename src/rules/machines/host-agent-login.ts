import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Hardening Guide, isolation.tools.ghi.autologon.disable. */
export const hostAgentLogin: Rule = {
  id: 'host-agent-login',
  title: 'Host may store a login of the guest',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware vSphere Hardening Guide, isolation.tools.ghi.autologon.disable'],
  on: watchFeatures({
    features: ['host-agent-login'],
    weak: 'on',
    message:
      "{noun} lets the host log into the guest with stored credentials: who gets hold of the host's files has the guest. Switch it off.",
    fix: {
      title: 'Switch automatic login off',
      caveat: 'programs of the guest no longer open from the host without a login',
    },
  }),
}
