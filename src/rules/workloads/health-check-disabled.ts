import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, "HEALTHCHECK NONE"; Compose specification, "healthcheck", "disable". */
export const healthCheckDisabled: Rule = {
  id: 'health-check-disabled',
  title: 'Health check is switched off',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'kics:698ed579-b239-4f8f-a388-baa4bcb13ef8',
    'kics:healthcheck_not_set',
    'cis-docker:4.6',
    'cis-docker:5.27',
  ],
  references: ['CIS Docker Benchmark 4.6, 5.27'],
  on: {
    healthCheck({ span, subject, noun, disabled }, { report }) {
      if (disabled !== true) return
      report({
        span,
        subject,
        evidence: 'health check disabled',
        values: { noun },
        message:
          '{noun} switches off the health check its image may bring: nobody learns when the service hangs. Give it a check that fits how it is used here.',
      })
    },
  },
}
