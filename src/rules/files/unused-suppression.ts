import type { Rule } from '../../core/rule.ts'

/** A suppression that suppresses nothing hides the finding that comes back later. */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  title: 'Suppression suppresses nothing',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [],
  on: {
    unusedSuppression({ span, subject, rule, known }, { report }) {
      const evidence = rule ?? 'no rule'
      if (rule === undefined) {
        report({
          span,
          subject,
          evidence,
          message:
            'This comment names no rule to suppress, so it does nothing. Name the rule and the reason: `ringfence-ignore rule: reason`.',
        })
      } else if (!known) {
        report({
          span,
          subject,
          evidence,
          values: { rule },
          message:
            'There is no rule "{rule}", so this comment suppresses nothing. Correct the name or remove the comment.',
        })
      } else {
        report({
          span,
          subject,
          evidence,
          values: { rule },
          message:
            'Nothing here is found by "{rule}" any more; left in place, this comment would hide the weakness if it came back. Remove the comment.',
        })
      }
    },
  },
}
