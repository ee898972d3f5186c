import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** `require { }` is a syntax error, an empty optional block is dead; SELint E-009. */
export const emptyBlock: Rule = {
  id: 'empty-block',
  title: 'Optional or require block is empty',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['selint:E-009'],
  references: ['SELint E-009'],
  on: {
    'selinux.block'({ form, empty, keyword, subject, remove }, { report }) {
      if (!empty || (form !== 'optional' && form !== 'require')) return
      report({
        span: keyword.span,
        subject,
        evidence: `empty ${keyword.name}`,
        values: { keyword: keyword.name },
        message:
          'The `{keyword}` block is empty: the compiler refuses an empty `require` or `optional`. Remove it, or write what it was meant to hold.',
        fixes: [safeFix('Remove the empty block', remove())],
      })
    },
  },
}
