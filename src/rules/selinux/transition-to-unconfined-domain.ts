import type { Rule } from '../../core/rule.ts'
import { UNCONFINED_DOMAINS } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, unconfined.if. */
export const transitionToUnconfinedDomain: Rule = {
  id: 'transition-to-unconfined-domain',
  title: 'Domain can leave its confinement',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, unconfined.if', 'man page container_selinux(8)'],
  on: wherever(
    {
      classes: ['process'],
      permissions: ['transition', 'dyntransition'],
      targets: UNCONFINED_DOMAINS,
      calls: /^unconfined_(?:domtrans|shell_domtrans|run)$/,
      duty: ['login', 'containers'],
    },
    () => ({
      message:
        '{domain} can start programs that SELinux does not confine ({what}): an attacker who takes it over can leave its confinement. Remove it, and give the program it starts a domain of its own.',
      caveat: 'the programs it starts stay in its own domain, or are not started',
    }),
  ),
}
