import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** CIS 5.15 asks for exactly five attempts. */
export const restartLimitNotFive: Rule = {
  id: 'restart-limit-not-five',
  title: 'Restart limit is not the five that CIS asks for',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'kics:2fc99041-ddad-49d5-853f-e35e70a48391',
    'kics:restart_policy_on_failure_not_set_to_5',
    'cis-docker:5.15',
  ],
  references: ['CIS Docker Benchmark 5.15'],
  on: {
    restartPolicy({ span, subject, noun, key, attempts, limit }, { report }) {
      if (attempts === undefined || attempts === 5) return
      report({
        span,
        subject,
        evidence: `${key} ${attempts}`,
        values: { noun, attempts },
        message:
          '{noun} is restarted up to {attempts} times; the CIS benchmark asks for five, enough to survive a hiccup and few enough to notice a crash loop. Set five where that benchmark is to be met.',
        fixes: [reviewFix('Restart five times at most', 'the service stays down after the sixth failure', limit(5))],
      })
    },
  },
}
