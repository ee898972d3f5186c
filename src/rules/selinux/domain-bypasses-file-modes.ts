import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainBypassesFileModes: Rule = {
  id: 'domain-bypasses-file-modes',
  title: 'Domain can bypass file permissions',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['dac_override'], duty: 'login' }, () => ({
    message:
      "{domain} is allowed `dac_override`: as root it can read and write every file that its SELinux rules allow, whatever the file's owner and mode. Remove it, and give the files an owner or group that fits.",
    caveat: 'access to files whose mode does not fit the service will fail',
  })),
}
