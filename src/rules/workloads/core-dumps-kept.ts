import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** core(5): a dump holds the memory of the process, and RLIMIT_CORE decides whether one is written. */
export const coreDumpsKept: Rule = {
  id: 'core-dumps-kept',
  title: 'Core dumps are switched on',
  facet: 'cgroups',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['cis-docker:5.19'],
  references: ['core(5)', 'CIS Docker Benchmark 5.19'],
  on: {
    limit({ span, subject, noun, key, value, set }, { report }) {
      if (key !== 'ulimits.core' || value === undefined || !/^[1-9]\d*$/.test(value)) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} lets a crashing process write its memory to a file: keys and passwords in it end up where the dump goes, often on the host. Set the limit to 0.',
        fixes: [reviewFix('Switch core dumps off', 'a crash leaves no dump to look into', set('0'))],
      })
    },
  },
}
