import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** An interface's own rules end themselves; SELint S-003. */
export const semicolonAfterCall: Rule = {
  id: 'semicolon-after-call',
  title: 'Semicolon after an interface call',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:S-003'],
  references: ['SELint S-003'],
  on: {
    'selinux.call'({ semicolon, name, subject, endCall }, { report }) {
      if (!semicolon) return
      report({
        span: semicolon,
        subject,
        evidence: `${name};`,
        values: { name },
        message: 'The semicolon after the call of `{name}` is superfluous: macros bring their own. Remove it.',
        fixes: [safeFix('Remove the semicolon', endCall())],
      })
    },
  },
}
