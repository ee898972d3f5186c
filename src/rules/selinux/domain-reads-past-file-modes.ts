import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainReadsPastFileModes: Rule = {
  id: 'domain-reads-past-file-modes',
  title: 'Domain can read files whatever their permissions',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['dac_read_search'] }, () => ({
    message:
      "{domain} is allowed `dac_read_search`: as root it can read every file that its SELinux rules allow, whatever the file's owner and mode. Remove it if the files can be given a fitting owner.",
    caveat: 'reading files whose mode does not fit the service will fail',
  })),
}
