import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Variables". */
export const unusedProfileVariable: Rule = {
  id: 'unused-profile-variable',
  title: 'Variable is set and never used',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Variables"'],
  on: {
    'apparmor.file'({ variables, profiles, role, template }, { report }) {
      // A file of one's own may use what is set here; the stock abstractions do not.
      const own = profiles.some(({ includes }) => includes.some(({ abstraction }) => abstraction === undefined))
      if (role !== 'profile' || profiles.length === 0 || own || template) return
      for (const { name, nameSpan, subject, used, operator, remove } of variables) {
        if (used || operator !== '=') continue
        report({
          span: nameSpan,
          subject,
          evidence: `variable ${name}`,
          values: { name },
          confidence: 'medium',
          message:
            'Nothing in this file uses `{name}`: often a rule spells it another way, and then covers other paths than meant. Correct the rule, or remove the line.',
          fixes: [reviewFix('Remove the variable', 'an included file that uses it no longer loads', remove())],
        })
      }
    },
  },
}
