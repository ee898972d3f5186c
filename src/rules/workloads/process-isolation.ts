import type { Rule } from '../../core/rule.ts'

/** Microsoft Learn, "Isolation modes": process isolation shares the host's kernel and is no security boundary for hostile code. */
export const processIsolation: Rule = {
  id: 'process-isolation',
  title: "Windows container shares the host's kernel",
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Microsoft Learn, "Isolation modes"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'isolation' || value !== 'process') return
      report({
        span,
        subject,
        evidence: 'isolation process',
        values: { noun },
        message:
          '{noun} runs with process isolation and shares the host\'s kernel, which Microsoft does not count as a boundary against hostile code. Use "isolation: hyperv" for what is not fully trusted.',
      })
    },
  },
}
