import type { Rule } from '../../core/rule.ts'

/** Always on, and not suppressible: what a rule that failed would have said is not known. */
export const ruleFailed: Rule = {
  id: 'rule-failed',
  title: 'Rule failed on the file',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: [],
  on: {
    ruleFailed({ span, subject, rule }, { report }) {
      report({
        span,
        subject,
        evidence: rule,
        message:
          'The rule `{rule}` failed here because of a defect of Ringfence, so weaknesses of this kind can be missing from the result. All other rules ran. Please report it; the log has the details.',
        values: { rule },
      })
    },
  },
}
