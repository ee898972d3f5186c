import type { Rule } from '../../core/rule.ts'

/** m4 looks for the end of a quoted argument in comments too. */
export const m4QuoteInComment: Rule = {
  id: 'm4-quote-in-comment',
  title: 'Quote in a comment ends the block around it',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['GNU m4 manual, Quoting input'],
  on: {
    'selinux.file'({ commentQuotes, subject }, { report, source }) {
      for (const span of commentQuotes) {
        report({
          span,
          subject,
          evidence: source.slice(source.lineSpan(source.lineAt(span.start))).trim(),
          message:
            '`m4` counts this quote although it is in a comment: the block around it ends here or never, and the module does not build. Write the comment without it.',
        })
      }
    },
  },
}
