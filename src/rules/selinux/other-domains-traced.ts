import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const otherDomainsTraced: Rule = {
  id: 'other-domains-traced',
  title: 'Domain can trace processes of other domains',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: ['process'],
      permissions: ['ptrace'],
      calls: /^domain_ptrace_(?:all|confined)_domains$/,
      duty: 'debugging',
    },
    ({ rule }) =>
      rule?.toSelf
        ? undefined
        : {
            message:
              '{domain} can trace processes of other domains ({what}): it can read their memory and run code in them, with their permissions. Remove it outside debugging.',
            caveat: 'debugging and reading the memory of these processes will fail',
          },
  ),
}
