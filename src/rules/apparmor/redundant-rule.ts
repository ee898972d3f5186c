import { safeFix } from '../../core/finding.ts'
import type { Rule, RuleContext } from '../../core/rule.ts'
import type { FileRule, Scope } from '../../kinds/apparmor/facts.ts'
import { contains } from '../shared/apparmor/said.ts'

/** apparmor.d(5): rules add up, so one within another adds nothing. */
export const redundantRule: Rule = {
  id: 'redundant-rule',
  title: 'Rule is part of a broader one',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-lint:useless'],
  references: ['apparmor.d(5), "File rules"'],
  on: {
    'apparmor.profile': check,
    'apparmor.file'({ scope }, context) {
      check(scope, context)
    },
  },
}

function check(scope: Scope, { report, source }: RuleContext): void {
  const plain = scope.rules.filter(
    (rule): rule is FileRule =>
      rule.kind === 'file' && !rule.conditional && !rule.prompt && !rule.link && rule.path?.glob !== undefined,
  )
  const covering = scope.covering(plain.filter(({ path }) => path?.exact === false))
  for (const narrow of plain) {
    const broad = covering(narrow).find(
      (other) =>
        narrow.text !== other.text &&
        isPartOf(narrow, other) &&
        // Of two that say the same in other words the later one goes.
        !(isPartOf(other, narrow) && narrow.span.start < other.span.start),
    )
    if (!broad) continue
    report({
      span: narrow.span,
      subject: narrow.subject,
      evidence: `${narrow.path?.written ?? ''} ${narrow.permissions} within another rule`,
      values: { broad: broad.path?.written ?? '' },
      message:
        'The rule for `{broad}` says all of this already, so this one hides how broad that is. Remove it, or narrow the other.',
      related: [{ uri: source.uri, span: broad.span, message: 'the broader rule' }],
      fixes: [safeFix('Remove what is said already', narrow.remove())],
    })
  }
}

function isPartOf(narrow: FileRule, broad: FileRule): boolean {
  return !narrow.exec && !narrow.target && !narrow.letters.includes('l') && contains(broad, narrow)
}
