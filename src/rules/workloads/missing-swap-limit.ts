import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker manual, "Resource constraints": without --memory-swap a container may use as much swap as memory. */
export const missingSwapLimit: Rule = {
  id: 'missing-swap-limit',
  title: 'Memory is limited, swap is not',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['Docker manual, "Resource constraints"'],
  on: {
    limit({ span, subject, noun, resource, key, value, unlimited, workload }, { report }) {
      // Swarm, which reads the limits under `deploy`, knows no swap limit.
      if (resource !== 'memory' || key !== 'mem_limit' || unlimited !== false || value === undefined) return
      const absence = workload?.lacks('swap-limit')
      if (!absence) return
      report({
        span,
        subject,
        evidence: 'no swap limit',
        values: { noun, value },
        message:
          '{noun} limits memory to {value} but not swap, so it may use the same amount of swap again and wear down the disk for all others. Set "memswap_limit" to the memory limit to allow none.',
        fixes: [
          reviewFix(
            'Allow no swap',
            'a service that lived on swap will be killed when memory runs out',
            absence.add(value),
          ),
        ],
      })
    },
  },
}
