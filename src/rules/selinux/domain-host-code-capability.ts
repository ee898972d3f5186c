import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainHostCodeCapability: Rule = {
  id: 'domain-host-code-capability',
  title: 'Domain gets a capability that amounts to controlling the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever(
    {
      classes: ['capability'],
      permissions: ['sys_admin', 'sys_rawio'],
      duty: ['mounting', 'containers', 'disks', 'memory', 'host name'],
    },
    () => ({
      message:
        '{domain} is allowed {what}, which lets a root process change the whole machine (mounts, namespaces, devices): little more than the rest of this policy then confines it. Remove it, and allow the narrow access that is really needed.',
      caveat: 'what the service does with the capability will fail',
    }),
  ),
}
