import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

const EVERY_DOMAIN: ReadonlySet<string> = new Set(['domain'])

/** SELinux reference policy 2.20221101, domain.if. */
export const allDomainsReached: Rule = {
  id: 'all-domains-reached',
  title: 'Domain can stop or contact processes of all domains',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, domain.if'],
  on: wherever(
    {
      classes: ['process', 'key', 'unix_stream_socket'],
      permissions: ['signal', 'sigkill', 'sigstop', 'connectto', 'write'],
      targets: EVERY_DOMAIN,
      calls: /^domain_(?:signal|kill|sigstop)_all_domains$/,
    },
    () => ({
      message: '{domain} can stop or contact processes of every domain ({what}). Name the domains it works with.',
      caveat: 'reaching processes of domains that are not named will fail',
    }),
  ),
}
