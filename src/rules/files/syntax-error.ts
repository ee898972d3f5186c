import type { Rule } from '../../core/rule.ts'

/** What a tool reads differently from its author applies none of the hardening that was meant. */
export const syntaxError: Rule = {
  id: 'syntax-error',
  title: 'File is not what its format allows',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3061', 'hadolint:DL3043', 'selint:F-001'],
  references: [],
  on: {
    syntaxProblem({ span, subject, problem, format }, { report }) {
      report({
        span,
        subject,
        evidence: problem,
        message:
          'This {format} cannot be read as written here: {problem}. What stands around it is judged as far as it can be understood; correct it so that nothing is overlooked.',
        values: { format, problem },
      })
    },
  },
}
