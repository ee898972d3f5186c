import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** `audit_access` is asked only to decide whether an access(2) check that fails is logged; SELint W-013. */
export const auditAccessInAllow: Rule = {
  id: 'audit-access-in-allow',
  title: 'Rule allows a permission that only silences the log',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:W-013'],
  references: ['SELint W-013'],
  on: {
    'selinux.accessRule'({ call, effect, permissions, subject }, { report }) {
      if (call || (effect !== 'allow' && effect !== 'auditallow')) return
      const word = permissions.members.find(({ name, excluded }) => name === 'audit_access' && !excluded)
      if (!word) return
      report({
        span: word.span,
        subject,
        evidence: 'audit_access',
        message:
          '`audit_access` grants nothing: the kernel checks it only to decide whether a failed `access()` call is logged, and only `dontaudit` changes that. Remove it; to silence the log, write a `dontaudit` rule.',
        fixes: [
          reviewFix('Remove audit_access', 'failed access() checks are logged as before the rule', word.remove()),
        ],
      })
    },
  },
}
