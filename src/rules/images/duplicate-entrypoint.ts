import type { Rule } from '../../core/rule.ts'
import { voidInstructions } from '../shared/images/duplicates.ts'

/** Dockerfile reference, ENTRYPOINT: "Only the last ENTRYPOINT instruction in the Dockerfile will have an effect." */
export const duplicateEntrypoint: Rule = {
  id: 'duplicate-entrypoint',
  title: 'Stage has several ENTRYPOINTs, of which only the last counts',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL4004',
    'trivy:DS-0007',
    'kics:6938958b-3f1a-451c-909b-baeee14bdc97',
    'kics:multiple_entrypoint_instructions_listed',
    'sonar:S6589',
    'semgrep:multiple-entrypoint-instructions',
    'buildkit:MultipleInstructionsDisallowed',
    'buildkit-docs:MultipleInstructionsDisallowed',
  ],
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  on: {
    'dockerfile.file'(file, { report, source }) {
      const message =
        'An ENTRYPOINT further down makes this one void: what it starts, such as a program that steps down from root, is not what runs. Remove it, or the other one.'
      for (const one of voidInstructions(file, 'ENTRYPOINT', source.uri, message)) report(one)
    },
  },
}
