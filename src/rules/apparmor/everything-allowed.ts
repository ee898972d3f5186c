import type { Rule, RuleContext } from '../../core/rule.ts'
import type { Span } from '../../core/span.ts'
import type { AnyRule, Profile } from '../../kinds/apparmor/facts.ts'
import { isNameOnly } from './unconfined-mode-profile.ts'

/** The modes in which it counts what is allowed. */
const APPLIED: ReadonlySet<string> = new Set(['enforce', 'kill', 'complain'])

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
    'apparmor.all'(rule, context) {
      reportAll(rule, rule.span, context)
    },
    // Class by class, it is said of the first rule that opens every file.
    'apparmor.fileRule'(rule, context) {
      const { scope, path } = rule
      if (!path || !opensFiles(rule) || !scope.allowsAll || scope.rules.some(({ kind }) => kind === 'all')) return
      if (scope.rules.find(opensFiles) === rule) reportAll(rule, path.span, context)
    },
  },
}

function opensFiles(rule: AnyRule): boolean {
  return rule.kind === 'file' && !rule.deny && rule.write && rule.path?.covers('/**') === true
}

function reportAll(rule: AnyRule, span: Span, { report }: Pick<RuleContext, 'report'>): void {
  const { deny, prompt, profile, scope, subject, text } = rule
  // Where no rule is applied at all, a rule for the mode says so.
  if (deny || prompt || (profile && !APPLIED.has(profile.mode))) return
  const label = scope.rules.every((one) => addsNothing(one, profile))
  const blacklist = scope.rules.some((one) => one.deny)
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
}

/** Whether a rule beside `all` shows no wish to confine: it belongs to a name, or lets a program run under it. */
function addsNothing(rule: AnyRule, profile: Profile | undefined): boolean {
  return (
    rule.kind === 'all' ||
    (profile !== undefined && isNameOnly(rule, profile)) ||
    (rule.kind === 'file' && !rule.deny && rule.exec?.to === 'inherit')
  )
}
