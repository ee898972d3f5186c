import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker run reference, "--cgroup-parent"; CIS Docker Benchmark 5.25. */
export const foreignCgroupParent: Rule = {
  id: 'foreign-cgroup-parent',
  title: 'Container is moved out of its control group',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['kics:4d9f44c6-2f4a-4317-9bb5-267adbea0232', 'kics:cgroup_not_default', 'cis-docker:5.25'],
  references: ['CIS Docker Benchmark 5.25', 'Compose specification, cgroup_parent'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, remove }, { report }) {
      if (key !== 'cgroup_parent' || !value) return
      report({
        span,
        subject,
        evidence: 'cgroup_parent',
        message:
          "{noun} runs in the control group {value} instead of the engine's: limits set for all containers no longer bound it. Remove it unless that group carries limits of its own.",
        values: { noun, value },
        fixes: [
          reviewFix(
            'Use the default control group',
            'limits and accounting of the other group no longer apply',
            remove(),
          ),
        ],
      })
    },
  },
}
