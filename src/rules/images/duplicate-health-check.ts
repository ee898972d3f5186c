import type { Rule } from '../../core/rule.ts'
import { voidInstructions } from '../shared/images/duplicates.ts'

/** Dockerfile reference, HEALTHCHECK: "If you list more than one then only the last HEALTHCHECK will take effect." */
export const duplicateHealthCheck: Rule = {
  id: 'duplicate-health-check',
  title: 'Stage has several HEALTHCHECKs, of which only the last counts',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3012',
    'trivy:DS-0023',
    'datadog:do_not_use_multiple_healthcheck',
    'buildkit:MultipleInstructionsDisallowed',
    'buildkit-docs:MultipleInstructionsDisallowed',
  ],
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  on: {
    'dockerfile.file'(file, { report, source }) {
      const message =
        'A HEALTHCHECK further down makes this one void: what it looks at is not watched. Remove it, or put both checks into one.'
      for (const one of voidInstructions(file, 'HEALTHCHECK', source.uri, message)) report(one)
    },
  },
}
