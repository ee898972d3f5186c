import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** man page semanage-dontaudit(8). */
export const hiddenDenialsLogged: Rule = {
  id: 'hidden-denials-logged',
  title: 'Denials that policy hides fill the log',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page semanage-dontaudit(8)'],
  on: {
    'semanage.dontaudit'({ span, subject, on, set }, { report }) {
      if (on) return
      report({
        span,
        subject,
        evidence: 'dontaudit off',
        message:
          'Denials that the policy knows to be harmless are logged as well, and hide those that matter. Switch `dontaudit` on again when the search is over.',
        fixes: [safeFix('Hide harmless denials again', set(true))],
      })
    },
  },
}
