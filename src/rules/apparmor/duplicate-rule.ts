import { safeFix } from '../../core/finding.ts'
import type { Rule, RuleContext } from '../../core/rule.ts'
import type { Scope } from '../../kinds/apparmor/facts.ts'

/** The parser compiles the same policy with and without the repetition. */
export const duplicateRule: Rule = {
  id: 'duplicate-rule',
  title: 'Rule stands there twice',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5)'],
  on: {
    'apparmor.profile': check,
    'apparmor.file'({ scope }, context) {
      check(scope, context)
    },
  },
}

function check({ rules }: Scope, { report }: RuleContext): void {
  const seen = new Set<string>()
  for (const rule of rules) {
    // Capabilities are compared name by name, by a rule of their own; of two limits the later counts.
    if (rule.conditional || rule.kind === 'capability' || rule.kind === 'rlimit' || rule.kind === 'opaque') continue
    if (!seen.has(rule.text)) seen.add(rule.text)
    else {
      report({
        span: rule.span,
        subject: rule.subject,
        evidence: `${rule.text} repeated`,
        message:
          'The same rule stands above. Remove this one: who later takes only the other away believes that it is gone.',
        fixes: [safeFix('Remove the repetition', rule.remove())],
      })
    }
  }
}
