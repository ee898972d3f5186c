import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, RUN: each one starts a new shell; WORKDIR sets the directory for all that follow. */
export const lostDirectoryChange: Rule = {
  id: 'lost-directory-change',
  title: 'A change of directory is lost',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3003',
    'trivy:DS-0013',
    'kics:f4a6bcd3-e231-4acf-993c-aa027be50d2e',
    'kics:run_command_cd_instead_of_workdir',
    'semgrep:use-workdir',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  on: {
    script({ commands, phase }, { report }) {
      const last = commands.at(-1)
      if (phase !== 'build' || last?.program !== 'cd' || last.parent || !last.operands[0]) return
      report({
        span: last.span,
        subject: last.subject,
        evidence: `cd ${last.operands[0].text}`,
        message:
          'This `cd` ends with its RUN: the next instruction starts in the old directory again. Use `WORKDIR`, which holds for all that follow.',
      })
    },
  },
}
