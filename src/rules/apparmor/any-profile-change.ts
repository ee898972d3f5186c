import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "Change Profile rules": an unnamed target allows every profile, unconfined among them. */
export const anyProfileChange: Rule = {
  id: 'any-profile-change',
  title: 'Program may choose its own profile',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Change Profile rules"'],
  on: {
    'apparmor.changeProfile'(rule, { report }) {
      const { deny, anyTarget, scope, span, subject, text } = rule
      // What starts programs under their profiles changes into all of them.
      if (deny || !anyTarget || scope.allowsAll || hasDuty(rule, ['containers', 'policy'])) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'The program may change into any profile, "unconfined" among them, so it is confined only as long as it wants to be. Name the profiles it changes into.',
      })
    },
  },
}
