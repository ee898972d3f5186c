import type { Rule } from '../../core/rule.ts'
import type { AnyRule, Profile } from '../../kinds/apparmor/facts.ts'
import { isNameOnly } from './unconfined-mode-profile.ts'

/** apparmor.d(5), "all rule". */
export const everythingAllowed: Rule = {
  id: 'everything-allowed',
  title: 'Profile allows everything',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "all rule"'],
  on: {
    'apparmor.all'({ deny, prompt, profile, scope, span, subject, text }, { report }) {
      // In the other modes nothing is enforced, which a rule for the mode says.
      if (deny || prompt || (profile && profile.mode !== 'enforce' && profile.mode !== 'kill')) return
      const label = scope.rules.every((rule) => addsNothing(rule, profile))
      const blacklist = scope.rules.some((rule) => rule.deny)
      report({
        span,
        subject,
        evidence: text,
        message: label
          ? 'The profile allows everything: it is a label, not confinement. Write rules if the program is exposed.'
          : 'The profile allows everything, so its other rules confine nothing and only what it denies is closed. List what the program needs.',
        ...(label
          ? { threat: { needs: 'flaw', reaches: 'workload' } as const }
          : profile?.container === true && !blacklist && { threat: { needs: 'code', reaches: 'host' } as const }),
      })
    },
  },
}

/** Whether a rule beside `all` shows no wish to confine: it belongs to a name, or lets a program run under it. */
function addsNothing(rule: AnyRule, profile: Profile | undefined): boolean {
  return (
    rule.kind === 'all' ||
    (profile !== undefined && isNameOnly(rule, profile)) ||
    (rule.kind === 'file' && !rule.deny && rule.exec?.to === 'inherit')
  )
}
