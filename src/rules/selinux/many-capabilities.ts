import type { Rule } from '../../core/rule.ts'
import { hasDuty, type Duty } from '../../knowledge/selinux/duties.ts'
import { domainsOf } from '../shared/selinux/access.ts'
import { quoted } from '../shared/selinux/names.ts'
import { together } from '../shared/selinux/told-once.ts'

const LIMIT = 12
/** Programs that act for all users, or for all of the system. */
const DUTIES: readonly Duty[] = ['containers', 'login', 'mounting', 'packages', 'passwords']
const MESSAGE =
  '{domain} is allowed {number} capabilities in one rule: run as root it is root in all but name. Keep those the service is known to use.'

/** man page capabilities(7). */
export const manyCapabilities: Rule = {
  id: 'many-capabilities',
  title: 'Domain gets most of what root can do',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: {
    'selinux.accessRule'(rule, { report }) {
      const { subject, effect, classes, permissions } = rule
      const domains = domainsOf(rule)
      if (
        effect !== 'allow' ||
        permissions.form !== 'members' ||
        permissions.names.size < LIMIT ||
        !classes.names.has('capability')
      ) {
        return
      }
      if (domains.length === 0 || domains.every((domain) => hasDuty(domain, DUTIES))) return
      report({
        span: permissions.span,
        subject,
        evidence: `${domains.join(' ')} capability`,
        message: MESSAGE,
        together: { ...together({ message: MESSAGE }, domains), evidence: 'capability' },
        values: { domain: quoted(domains), number: permissions.names.size },
      })
    },
  },
}
