import type { Rule } from '../../core/rule.ts'

/** What proves that a service works, only its author knows: no fix. */
export const missingHealthCheck: Rule = {
  id: 'missing-health-check',
  title: 'No health check is defined',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3057',
    'checkov:CKV_DOCKER_2',
    'trivy:DS-0026',
    'kics:b03a748a-542d-44f4-bb86-9199ab4fd2d5',
    'kics:healthcheck_instruction_missing',
    'kics:698ed579-b239-4f8f-a388-baa4bcb13ef8',
    'kics:healthcheck_not_set',
    'dockle:CIS-DI-0006',
    'cis-docker:4.6',
    'cis-docker:5.27',
  ],
  references: ['CIS Docker Benchmark 4.6, 5.27', 'Dockerfile reference, "HEALTHCHECK"'],
  on: {
    workload({ span, subject, noun, lacks }, { report }) {
      if (!lacks('health-check')) return
      report({
        span,
        subject,
        evidence: 'no health check',
        values: { noun },
        message:
          '{noun} has no health check: a process that hangs or was broken by an attacker still counts as running. Add a check that asks the service what its users ask it.',
      })
    },
  },
}
