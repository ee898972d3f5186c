import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Without quotes m4 takes a comma in the block for the end of its argument; SELint S-008. */
export const unquotedRequire: Rule = {
  id: 'unquoted-require',
  title: 'Require block without m4 quotes',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:S-008'],
  references: ['SELint S-008'],
  on: {
    'selinux.requireBlock'({ quoted, keyword, subject, quote }, { report }) {
      if (quoted) return
      report({
        span: keyword.span,
        subject,
        evidence: 'gen_require unquoted',
        message:
          "The content of `gen_require` has no m4 quotes, so a comma in it ends the argument and what follows is dropped. Put it between ` and '.",
        fixes: [
          reviewFix(
            'Quote the content',
            'names after a comma, which m4 has dropped so far, are then required as well',
            quote(),
          ),
        ],
      })
    },
  },
}
