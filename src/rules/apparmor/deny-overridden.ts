import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Rule Qualifiers": at equal priority deny wins, a higher priority beats it. */
export const denyOverridden: Rule = {
  id: 'deny-overridden',
  title: 'Rule of higher priority re-opens what is denied',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Rule Qualifiers"'],
  on: {
    'apparmor.fileRule'({ deny, prompt, priority, path, scope, letters, span, subject, text }, { report, source }) {
      if (deny || prompt || priority <= 0 || path?.glob === undefined) return
      const denial = scope.rules.find(
        (other) =>
          other.kind === 'file' &&
          other.deny &&
          other.priority < priority &&
          letters.split('').some((letter) => other.letters.includes(letter)) &&
          other.path?.overlaps(path) === true,
      )
      if (!denial) return
      report({
        span,
        subject,
        evidence: text,
        values: { path: path.written },
        message:
          'Through its priority this rule allows `{path}` although another rule denies it; elsewhere deny always wins, and that is how the other rule is read. Narrow the denial instead.',
        related: [{ uri: source.uri, span: denial.span, message: 'denied here' }],
      })
    },
  },
}
