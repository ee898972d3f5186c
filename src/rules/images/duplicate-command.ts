import type { Rule } from '../../core/rule.ts'
import { voidInstructions } from '../shared/images/duplicates.ts'

/** Dockerfile reference, CMD: "If you list more than one CMD, only the last one takes effect." */
export const duplicateCommand: Rule = {
  id: 'duplicate-command',
  title: 'Stage has several CMDs, of which only the last counts',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL4003',
    'trivy:DS-0016',
    'kics:41c195f4-fc31-4a5c-8a1b-90605538d49f',
    'kics:multiple_cmd_instructions_listed',
    'sonar:S6589',
    'buildkit:MultipleInstructionsDisallowed',
    'buildkit-docs:MultipleInstructionsDisallowed',
  ],
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  on: {
    'dockerfile.file'(file, { report, source }) {
      const message =
        'A CMD further down makes this one void: what it starts, and the options it sets, are not what runs. Remove it, or the other one.'
      for (const one of voidInstructions(file, 'CMD', source.uri, message)) report(one)
    },
  },
}
