import type { Rule } from '../../core/rule.ts'

/** Compose docs, "Run Docker Compose services with GPU access": without count and device_ids all GPUs are used. */
export const allGpus: Rule = {
  id: 'all-gpus',
  title: 'Container gets every GPU of the host',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.18'],
  references: ['Compose docs, "Run Docker Compose services with GPU access"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'gpus' || value !== 'all') return
      report({
        span,
        subject,
        evidence: 'gpus all',
        message:
          '{noun} gets every GPU of the host: data that other workloads leave on the cards, and the drivers of all of them, are open to it. Name the one it needs with device_ids, or how many with count.',
        values: { noun },
      })
    },
  },
}
