import type { Rule, RuleContext } from '../../core/rule.ts'
import type { FileRule, PathGlob, Scope } from '../../kinds/apparmor/facts.ts'
import { isLoose } from '../shared/apparmor/said.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

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
    'apparmor.profile'(profile, context) {
      if (!profile.file.template) check(profile, context)
    },
    'apparmor.file'({ scope, template }, context) {
      if (!template) check(scope, context)
    },
    'apparmor.fileRule'({ execs, permissionsSpan, subject, path, permissions }, { report }) {
      if (execs.length < 2) return
      report({
        span: permissionsSpan,
        subject,
        evidence: `transitions of ${path?.written ?? ''}`,
        values: { permissions },
        message:
          '`{permissions}` names more than one transition, so the parser refuses the file and its programs run without a profile. Keep one.',
      })
    },
  },
}

/** Says of each rule whether it starts something in another way than a rule above it, or an included one. */
function check(scope: Scope, { report, source }: RuleContext): void {
  const own = starting(scope.rules)
  const included = starting(scope.included)
  const wanted = (one: FileRule, other: FileRule): boolean =>
    (other.uri !== one.uri || other.span.start < one.span.start) &&
    transition(one) !== transition(other) &&
    one.priority === other.priority &&
    refusedBy(one, other) !== undefined
  const { pairs, complete } = scope.overlapping(own, [...own, ...included], wanted)
  const told = new Set<FileRule>()
  for (const [rule, other] of pairs) {
    const releases = refusedBy(rule, other)
    if (told.has(rule) || !releases || !rule.path || !other.path || !rule.exec || !other.exec) continue
    told.add(rule)
    report(
      toldOnce(rule.path.written, {
        span: rule.exec.span,
        subject: rule.subject,
        evidence: `transitions of ${other.path.written} and ${rule.path.written}`,
        values: { path: rule.path.written, mode: rule.exec.mode, first: other.exec.mode, other: other.path.written },
        message: MESSAGES[releases],
        ...(releases !== 'all' && { threat: { needs: 'flaw', reaches: 'others' } }),
        related: [{ uri: other.uri, span: other.exec.span, message: 'started in another way here' }],
      }),
    )
  }
  const [first] = own
  if (complete || !first) return
  report({
    span: first.span,
    subject: first.subject,
    evidence: 'too many transitions to compare',
    message:
      'So many rules here start overlapping programs that only some pairs of them were compared. Run `apparmor_parser -Q` on the file to see whether two of the others conflict.',
    threat: { needs: 'flaw', reaches: 'nothing' },
    related: [{ uri: source.uri, span: first.scope.rules.at(-1)?.span ?? first.span, message: 'up to here' }],
  })
}

const MESSAGES = {
  all: '`{path}` is started with `{mode}` and, by the rule for `{other}`, with `{first}`. The parser refuses the whole file, so its programs run without a profile. Keep one of the two transitions.',
  old: '`{path}` is started with `{mode}` and, by the rule for `{other}`, with `{first}`. AppArmor 3 refuses the whole file, so its programs run without a profile there; 4.1 and newer take a path with a character class for an exact one. Keep one of the two transitions, or write the path without wildcards.',
  new: '`{path}` is started with `{mode}` and, by the rule for `{other}`, with `{first}`. AppArmor 4.1 and newer take a path with a character class for an exact one and refuse the whole file, so its programs run without a profile. Keep one of the two transitions.',
} as const

function starting(rules: Scope['rules']): readonly FileRule[] {
  return rules.filter(
    (rule): rule is FileRule =>
      rule.kind === 'file' &&
      !rule.deny &&
      !rule.conditional &&
      rule.exec !== undefined &&
      rule.path?.glob !== undefined &&
      !isLoose(rule.path),
  )
}

/**
 * Which releases of the parser refuse different transitions for two paths that overlap. An exact path beside a pattern wins, two of a sort
 * conflict; a path whose only wildcards are character classes is a pattern for AppArmor 3 and exact from 4.1 on.
 */
function refusedBy({ path: one, file }: FileRule, { path: other }: FileRule): keyof typeof MESSAGES | undefined {
  const [a, b] = [sortOf(one), sortOf(other)]
  if (!a || !b) return undefined
  const old = (a === 'exact') === (b === 'exact')
  const recent = (a === 'pattern') === (b === 'pattern')
  if (old && recent) return 'all'
  // AppArmor 3 has no such set of features, and does not load the file anyway.
  if (old) return (file.abi?.version ?? 0) < 4 ? 'old' : undefined
  return recent ? 'new' : undefined
}

/** The sort of a path: alternations alone leave it exact; undefined where its variables stand for several sorts. */
function sortOf(path: PathGlob | undefined): 'exact' | 'classes' | 'pattern' | undefined {
  const sorts = new Set(
    (path?.globs ?? []).map((glob) =>
      /(?<!\\)[*?]|(?<!\\)\[\^/.test(glob) ? 'pattern' : /(?<!\\)\[/.test(glob) ? 'classes' : 'exact',
    ),
  )
  const [sort, ...more] = sorts
  return more.length === 0 ? sort : undefined
}

function transition({ exec, target, keyword }: FileRule): string {
  return `${exec?.mode ?? ''} ${keyword?.word ?? ''} ${target?.name ?? ''}`
}
