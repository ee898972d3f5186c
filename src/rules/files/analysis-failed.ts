import type { Rule } from '../../core/rule.ts'

/** Always on, and not suppressible: a file that was not checked must not count as clean. */
export const analysisFailed: Rule = {
  id: 'analysis-failed',
  title: 'File could not be checked',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: [],
  on: {
    analysisFailed({ span, subject, format }, { report }) {
      report({
        span,
        subject,
        evidence: 'not checked',
        message:
          'This {format} could not be checked because of a defect of Ringfence, so nothing is known of its weaknesses. Please report it; the log has the details.',
        values: { format },
      })
    },
  },
}
