import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose specification, "restart": the default is "no". */
export const missingRestartPolicy: Rule = {
  id: 'missing-restart-policy',
  title: 'Service states no restart policy',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['cis-docker:5.15'],
  references: ['CIS Docker Benchmark 5.15', 'Compose specification, "restart"'],
  on: {
    workload({ span, subject, noun, lacks }, { report }) {
      const absence = lacks('restart-policy')
      if (!absence) return
      report({
        span,
        subject,
        evidence: 'no restart policy',
        values: { noun },
        message:
          '{noun} stays down after the first crash, as nothing says that it should be restarted. Set a policy: on-failure with a limit for services, "no" for jobs that run once.',
        fixes: [
          reviewFix(
            'Restart five times at most',
            'the service is started again when it fails; a job may then run twice',
            absence.add('on-failure:5'),
          ),
        ],
      })
    },
  },
}
