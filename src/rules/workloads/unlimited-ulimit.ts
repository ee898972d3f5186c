import type { Rule } from '../../core/rule.ts'

/** CIS 5.19; getrlimit(2): -1 is RLIM_INFINITY. */
export const unlimitedUlimit: Rule = {
  id: 'unlimited-ulimit',
  title: 'Process limit is lifted',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.19'],
  references: ['CIS Docker Benchmark 5.19', 'getrlimit(2)'],
  on: {
    limit({ span, subject, noun, resource, key, unlimited }, { report }) {
      if (resource !== 'ulimit' || unlimited !== true) return
      report({
        span,
        subject,
        evidence: `${key} unlimited`,
        values: { noun, key },
        message:
          '{noun} lifts "{key}" altogether: one process in it may then use up what all share. Set the number it really needs.',
      })
    },
  },
}
