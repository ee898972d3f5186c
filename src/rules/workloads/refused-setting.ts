import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const REFUSAL = {
  compose: 'Compose refuses the file, so nothing in it takes effect',
  engine: 'Docker refuses to start the container',
} as const

/** What is refused protects nothing, and whoever is in a hurry takes it out. */
export const refusedSetting: Rule = {
  id: 'refused-setting',
  title: 'Setting is refused by Compose or by Docker',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'https://github.com/compose-spec/compose-go/blob/main/schema/compose-spec.json',
    'Docker run reference, "Security configuration"',
  ],
  on: {
    'compose.refused'({ span, subject, noun, by, problem, advice, correct }, { report }) {
      report({
        span,
        subject,
        evidence: problem,
        values: { noun, problem, refusal: REFUSAL[by], advice: /[.?]$/.test(advice) ? advice : `${advice}.` },
        message: '{noun} {problem}: {refusal}. {advice}',
        fixes: [reviewFix('Write what is meant', 'the setting takes effect from then on', correct?.())],
      })
    },
  },
}
