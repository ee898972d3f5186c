import type { Rule } from '../../core/rule.ts'
import { HOST_DOMAINS } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, init.te. */
export const transitionToHostDomain: Rule = {
  id: 'transition-to-host-domain',
  title: 'Domain can become one that runs the host',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, init.te'],
  on: wherever(
    {
      classes: ['process'],
      permissions: ['transition', 'dyntransition'],
      targets: HOST_DOMAINS,
      duty: ['login', 'containers'],
    },
    () => ({
      message:
        '{domain} can change into {target}, a domain that runs the host: an attacker who takes it over can take over the host. Use a service manager, or a domain of its own, instead.',
    }),
  ),
}
