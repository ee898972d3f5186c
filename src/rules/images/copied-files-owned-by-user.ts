import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Sonar S6504: a program its own user may write can be replaced through the program. */
export const copiedFilesOwnedByUser: Rule = {
  id: 'copied-files-owned-by-user',
  title: 'Copied files belong to the user the program runs as',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['kics:aa93e17f-b6db-4162-9334-c70334e7ac28', 'kics:chown_flag_exists', 'sonar:S6504'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  on: {
    'dockerfile.instruction'({ keyword, kept, instruction, subject, edit }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'chown')
      if ((keyword !== 'COPY' && keyword !== 'ADD') || !kept || !flag?.value || /^(root|0+)(:|$)/.test(flag.value)) {
        return
      }
      report({
        span: flag.span,
        subject,
        evidence: `--chown ${flag.value}`,
        values: { owner: flag.value },
        message:
          'The copied files belong to {owner}: if the program runs as that user, whoever gets code to run in it can change them and stay. Leave them to root, and give the user only the directories it writes to.',
        fixes: [
          reviewFix(
            'Leave the files to root',
            'the program can no longer write to them; those with mode 0600 it cannot read',
            edit.removeFlag(flag),
          ),
        ],
      })
    },
  },
}
