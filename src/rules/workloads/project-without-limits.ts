import type { Rule } from '../../core/rule.ts'
import { LIMIT_AMOUNTS } from '../shared/workloads/amounts.ts'
import { LIMIT_ALIASES, missingLimits } from '../shared/workloads/missing-limits.ts'

/** The same absence as `missing-resource-limits`, which nearly every file shows, told once a project. Memory counts: it is what one service takes from all. */
export const projectWithoutLimits: Rule<typeof LIMIT_AMOUNTS> = {
  id: 'project-without-limits',
  title: 'Services of the project have no memory limit',
  facet: 'cgroups',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'sometimes',
  aliases: LIMIT_ALIASES,
  references: ['CIS Docker Benchmark 5.11, 5.12, 5.29', 'OWASP Docker Security Cheat Sheet, rule 7'],
  coveredBy: 'missing-resource-limits',
  options: LIMIT_AMOUNTS,
  on: {
    workload(workload, context) {
      const { span, name, noun, platform, lacks } = workload
      // Of machines, `missing-processor-quota` asks what they leave open.
      if (platform !== 'container' || !lacks('memory-limit')) return
      const missing = missingLimits(workload, context)
      context.report({
        span,
        subject: 'project',
        evidence: name,
        values: { noun, names: missing?.names ?? '' },
        message:
          '{noun} has no limit on {names}: a memory leak or a hostile process in it can bring down the other services and the host. Set limits that fit the service.',
        fixes: missing?.fixes().slice(0, 1) ?? [],
        together: {
          key: 'limits',
          name,
          message:
            'Services {names} have no memory limit: a memory leak or a hostile process in one of them can bring down the others and the host. Set limits that fit each service.',
          fix: 'Set the missing limits of all these services',
        },
      })
    },
  },
}
