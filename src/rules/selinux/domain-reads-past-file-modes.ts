import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainReadsPastFileModes: Rule = {
  id: 'domain-reads-past-file-modes',
  title: 'Domain may read files whatever their permissions say',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['dac_read_search'] }, () => ({
    message:
      '{domain} is allowed dac_read_search: as root it reads any file its types allow, whatever owner and mode say. Remove it if the files can be given a fitting owner.',
    caveat: 'reading files whose mode does not fit the service will fail',
  })),
}
