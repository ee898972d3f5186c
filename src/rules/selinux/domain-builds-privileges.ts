import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainBuildsPrivileges: Rule = {
  id: 'domain-builds-privileges',
  title: 'Domain can hand out capabilities',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['setpcap', 'setfcap'], duty: 'login' }, () => ({
    message:
      '{domain} is allowed {what}: it can give capabilities to files or to its child processes, and so build a privileged program. Remove it.',
    caveat: 'changing the capabilities of files or children will fail',
  })),
}
