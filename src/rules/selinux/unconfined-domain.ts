import type { Rule } from '../../core/rule.ts'
import { freed } from '../shared/selinux/unconfinement.ts'

/** SELinux reference policy 2.20221101, unconfined.if. */
export const unconfinedDomain: Rule = {
  id: 'unconfined-domain',
  title: 'Domain is unconfined',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, unconfined.if'],
  on: freed({
    calls: /^(?:unconfined_domain(?:_noaudit)?|unconfined\.(?:type|subj\.type|subj_type))$/,
    attributes: /^unconfined_domain_type$/,
    message:
      '{domain} is made unconfined ({how}): SELinux allows it nearly everything, as if it had no policy. Remove it, and allow what the service needs.',
  }),
}
