import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainTracesProcesses: Rule = {
  id: 'domain-traces-processes',
  title: 'Domain gets the capability to trace any process',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['sys_ptrace'], duty: 'debugging' }, () => ({
    message:
      '{domain} is allowed sys_ptrace: together with access to another domain it reads and changes that process in memory, its secrets included. Remove it outside debugging.',
    caveat: 'looking into other processes, as debuggers and some monitors do, will fail',
  })),
}
