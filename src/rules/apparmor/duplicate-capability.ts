import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { AnyRule, Scope } from '../../kinds/apparmor/facts.ts'

/** The parser compiles the same policy with and without the repetition. */
export const duplicateCapability: Rule = {
  id: 'duplicate-capability',
  title: 'Capability is allowed twice',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:duplicate-capability'],
  references: ['apparmor.d(5), "Capability rules"'],
  on: {
    'apparmor.capability'({ rule, capability, written, span, subject, remove }, { report }) {
      if (rule.conditional || firstOf(rule.scope, rule, capability) === span.start) return
      report({
        span,
        subject,
        evidence: `capability ${written} repeated`,
        values: { written },
        message:
          'The profile has {written} already. Remove this one: who later takes only the other away believes that it is gone.',
        fixes: [safeFix('Remove the repetition', remove())],
      })
    },
  },
}

/** Where the first capability stands that is allowed (or denied, audited ...) as this one is. */
function firstOf({ rules }: Scope, like: AnyRule, capability: string): number | undefined {
  for (const rule of rules) {
    if (
      rule.kind !== 'capability' ||
      rule.conditional ||
      rule.deny !== like.deny ||
      rule.audit !== like.audit ||
      rule.prompt !== like.prompt ||
      rule.priority !== like.priority
    ) {
      continue
    }
    const found = rule.names.find((name) => name.capability === capability)
    if (found) return found.span.start
  }
  return undefined
}
