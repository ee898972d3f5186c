import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Change Profile rules". */
export const changeToUnconfined: Rule = {
  id: 'change-to-unconfined',
  title: 'Program may leave its confinement',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Change Profile rules"'],
  on: {
    'apparmor.changeProfile'({ deny, target, span, subject, text, remove }, { report }) {
      if (deny || target?.name !== 'unconfined') return
      report({
        span,
        subject,
        evidence: text,
        message:
          'The program may change to "unconfined" whenever it wants, and so may whoever takes it over: the profile holds nobody. Remove the rule.',
        fixes: [reviewFix('Remove the rule', 'the program can no longer leave its profile', remove())],
      })
    },
  },
}
