import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainMacCapability: Rule = {
  id: 'domain-mac-capability',
  title: 'Domain can override or administer mandatory access control',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['man page capabilities(7)', 'SELinux reference policy 2.20221101, neverallow rules of domain.te'],
  on: wherever({ classes: ['capability2'], permissions: ['mac_admin', 'mac_override'], duty: 'labelling' }, () => ({
    message:
      '{domain} is allowed {what}, which lets it set labels that the policy does not know, or bypass mandatory access control altogether: the policy around it then hardly matters. Remove it.',
    caveat: 'what sets labels that are unknown to the loaded policy will fail',
  })),
}
