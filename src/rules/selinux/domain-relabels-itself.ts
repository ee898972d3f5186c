import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const domainRelabelsItself: Rule = {
  id: 'domain-relabels-itself',
  title: 'Domain can change its own label while it runs',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'SELinux reference policy 2.20221101, neverallow rules of domain.te',
  ],
  on: wherever(
    {
      classes: ['process'],
      permissions: ['dyntransition', 'setcurrent'],
      calls: /^domain_dyntrans_type$/,
      duty: ['login', 'containers'],
    },
    ({ rule, permissions }) =>
      rule?.toSelf && !permissions.includes('setcurrent')
        ? undefined
        : {
            message:
              '{domain} can change its own domain at any moment ({what}): no entry point is checked, so injected code can do it too. Remove it, and start a separate program for what needs another domain.',
            caveat: 'what the program does under its other label will fail',
          },
  ),
}
