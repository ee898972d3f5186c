import type { Rule } from '../../core/rule.ts'

/** hadolint issues 370 and 441 ask for it; a suppression is a decision, and a decision has a reason. */
export const suppressionWithoutReason: Rule = {
  id: 'suppression-without-reason',
  title: 'A finding is suppressed without a reason',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://github.com/hadolint/hadolint#ignoring-rules'],
  on: {
    'dockerfile.file'({ pragmas, subject }, { report }) {
      for (const { span, tool, rules, reason } of pragmas) {
        // `silenced-checker` tells of comments for other tools.
        if (reason !== undefined || tool !== 'ringfence') continue
        report({
          span,
          subject,
          evidence: `${tool} ${rules.join(' ')}`,
          message:
            'The comment says what is accepted, not why: nobody can tell later whether the reason still holds. Add the reason to the comment.',
        })
      }
    },
  },
}
