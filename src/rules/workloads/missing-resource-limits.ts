import type { Rule } from '../../core/rule.ts'
import { LIMIT_AMOUNTS } from '../shared/workloads/amounts.ts'
import { LIMIT_ALIASES, missingLimits } from '../shared/workloads/missing-limits.ts'

/** Docker manual, "Resource constraints": by default a container has none. CIS 5.11, 5.12, 5.29. */
export const missingResourceLimits: Rule<typeof LIMIT_AMOUNTS> = {
  id: 'missing-resource-limits',
  title: 'Memory, CPU or process count is not limited',
  facet: 'cgroups',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: LIMIT_ALIASES,
  references: ['CIS Docker Benchmark 5.11, 5.12, 5.29', 'OWASP Docker Security Cheat Sheet, rule 7'],
  options: LIMIT_AMOUNTS,
  on: {
    workload(workload, context) {
      const { span, subject, noun, platform } = workload
      const missing = platform === 'machine' ? undefined : missingLimits(workload, context)
      if (!missing) return
      context.report({
        span: missing.at ?? span,
        subject,
        evidence: 'limits missing',
        values: { noun, names: missing.names },
        message:
          '{noun} has no limit on {names}: one runaway or hostile process in it can starve every other service and the host. Set limits that fit the service.',
        fixes: missing.fixes(),
      })
    },
  },
}
