import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Hardening Guide, "disable unexposed features". */
export const desktopIntegrationEnabled: Rule = {
  id: 'desktop-integration-enabled',
  title: 'Desktop integration is switched on',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware vSphere Hardening Guide, "disable unexposed features"'],
  on: watchFeatures({
    features: ['desktop-integration'],
    weak: 'on',
    message:
      '{noun} has desktop integration on ({detail}): a way between guest and host that servers do not need. Switch it off.',
    fix: {
      title: 'Switch it off',
      caveat: "windows, menus or drag and drop of the guest no longer show on the host's desktop",
    },
  }),
}
