import type { Rule } from '../../core/rule.ts'

/** CIS 5.28; Compose specification, "pull_policy": `never` relies on what the host happens to have. An image built here is none of it. */
export const imageNeverPulled: Rule = {
  id: 'image-never-pulled',
  title: 'Image is never taken anew',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.28'],
  references: ['CIS Docker Benchmark 5.28', 'Compose specification, "pull_policy"'],
  on: {
    'compose.service'({ subject, noun, at, text }, { report }) {
      const span = at('pull_policy')
      if (!span || text('pull_policy') !== 'never' || at('build')) return
      report({
        span,
        subject,
        evidence: 'pull_policy never',
        values: { noun },
        message:
          '{noun} runs whatever image of that name the host has, however old, and whoever put it there: updates never arrive. Name a digest or a version, and let it be pulled.',
      })
    },
  },
}
