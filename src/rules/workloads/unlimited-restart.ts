import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** CIS 5.15: on-failure with five attempts. */
export const unlimitedRestart: Rule = {
  id: 'unlimited-restart',
  title: 'Service is restarted without end',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['cis-docker:5.15', 'owasp-docker:7'],
  references: ['CIS Docker Benchmark 5.15', 'OWASP Docker Security Cheat Sheet, rule 7'],
  on: {
    restartPolicy({ span, subject, noun, key, when, attempts, limit }, { report }) {
      if (when === undefined || when === 'never' || attempts !== undefined) return
      report({
        span,
        subject,
        evidence: `${key} without limit`,
        values: { noun },
        message:
          '{noun} is restarted again and again, however often it fails: a crash loop burns CPU and fills logs, and an attacker gets as many tries as he likes. Stop after a few failures.',
        fixes: [
          reviewFix(
            'Restart five times at most',
            'a service that ends in good order, or fails more often, stays down; so does one that runs when the Docker daemon or the machine restarts',
            limit(5),
          ),
        ],
      })
    },
  },
}
