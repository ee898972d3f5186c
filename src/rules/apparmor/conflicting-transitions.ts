import type { Rule, RuleContext } from '../../core/rule.ts'
import type { FileRule, Scope } from '../../kinds/apparmor/facts.ts'
import { isFixed } from '../shared/apparmor/execution.ts'
import { isLoose } from '../shared/apparmor/said.ts'

/** apparmor.d(5), "Access Modes"; the parser's own words are "conflicting x modifiers". */
export const conflictingTransitions: Rule = {
  id: 'conflicting-transitions',
  title: 'Two rules start the same program in different ways',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-ls:multiple-exec-modes'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.profile': check,
    'apparmor.file'({ scope }, context) {
      check(scope, context)
    },
    'apparmor.fileRule'({ execs, permissionsSpan, subject, path, permissions }, { report }) {
      if (execs.length < 2) return
      report({
        span: permissionsSpan,
        subject,
        evidence: `transitions of ${path?.written ?? ''}`,
        values: { permissions },
        message:
          '{permissions} names more than one transition, so the parser refuses the file and its programs run without a profile. Keep one.',
      })
    },
  },
}

function check(scope: Scope, { report, source }: RuleContext): void {
  const starting = scope.rules.filter(
    (rule): rule is FileRule =>
      rule.kind === 'file' &&
      !rule.deny &&
      !rule.conditional &&
      rule.exec !== undefined &&
      rule.path?.glob !== undefined,
  )
  for (const [one, other] of scope.overlapping(starting, starting)) {
    if (one.span.start >= other.span.start || !one.path || !other.path || !one.exec || !other.exec) continue
    if (isLoose(one.path) || isLoose(other.path)) continue
    // An exact path beside a glob wins; of two globs, or two exact paths, neither does.
    if (
      isFixed(one.path) !== isFixed(other.path) ||
      transition(one) === transition(other) ||
      one.priority !== other.priority
    ) {
      continue
    }
    report({
      span: other.exec.span,
      subject: other.subject,
      evidence: `transitions of ${one.path.written} and ${other.path.written}`,
      values: { path: other.path.written, mode: other.exec.mode, first: one.exec.mode, other: one.path.written },
      message:
        '{path} is started with {mode} and, through the rule for {other}, with {first}: the parser refuses the file, and its programs run without a profile. Decide on one.',
      related: [{ uri: source.uri, span: one.exec.span, message: 'started in another way here' }],
    })
  }
}

function transition({ exec, target, keyword }: FileRule): string {
  return `${exec?.mode ?? ''} ${keyword?.word ?? ''} ${target?.name ?? ''}`
}
