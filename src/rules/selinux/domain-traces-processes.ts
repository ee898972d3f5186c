import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainTracesProcesses: Rule = {
  id: 'domain-traces-processes',
  title: 'Domain gets the capability to trace any process',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['sys_ptrace'], duty: 'debugging' }, () => ({
    message:
      '{domain} is allowed `sys_ptrace`. Any rule that also gives it access to another domain, here or in another module, then lets it read the memory and secrets of processes it does not own. Remove it outside debugging.',
    caveat: 'looking into other processes, as debuggers and some monitors do, will fail',
  })),
}
