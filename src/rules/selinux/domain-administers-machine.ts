import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainAdministersMachine: Rule = {
  id: 'domain-administers-machine',
  title: 'Domain gets a capability that administers the machine',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever(
    { classes: ['capability'], permissions: ['net_admin', 'sys_boot', 'sys_time', 'linux_immutable'] },
    () => ({
      message:
        "{domain} is allowed {what}, which goes beyond the service: it controls the network, the clock or the running of the whole machine. Remove it unless that is the service's purpose.",
      caveat: 'what the service does with the capability will fail',
    }),
  ),
}
