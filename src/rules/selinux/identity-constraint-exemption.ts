import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../../knowledge/selinux/duties.ts'
import { isOptIn } from '../shared/selinux/access.ts'

const EXEMPTIONS = /^domain_(?:obj_id|subj_id|role|system)_change_exemption$/

/** SELinux reference policy 2.20221101, domain.if. */
export const identityConstraintExemption: Rule = {
  id: 'identity-constraint-exemption',
  title: 'Domain is exempt from the constraints on users and roles',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, domain.if'],
  on: {
    'selinux.call'({ span, subject, name, names, within, remove }, { report }) {
      const [domain] = names(0)
      if (
        !EXEMPTIONS.test(name) ||
        domain === undefined ||
        domain.includes('$') ||
        isOptIn(within) ||
        hasDuty(domain, 'login')
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `${domain} ${name}`,
        message:
          '`{domain}` is exempt from the constraints on SELinux users and roles (`{name}`): it can create objects or processes that belong to another user. Remove it unless it logs users in or creates files for others.',
        values: { domain, name },
        fixes: [
          reviewFix('Remove the call', 'creating or relabelling objects for other SELinux users will fail', remove()),
        ],
      })
    },
  },
}
