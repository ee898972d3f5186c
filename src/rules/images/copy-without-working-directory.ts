import type { Rule } from '../../core/rule.ts'
import { chainOf } from '../../kinds/dockerfile/read/stages.ts'

/** Dockerfile reference, WORKDIR: a relative destination hangs on it. */
export const copyWithoutWorkingDirectory: Rule = {
  id: 'copy-without-working-directory',
  title: 'Files are copied to a relative path, and no WORKDIR says where that is',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3045'],
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  on: {
    'dockerfile.instruction'({ keyword, operands, stage, workdir, subject, instruction }, { report }) {
      const target = operands.at(-1)
      // An image made from nothing has no directory of its own: it is the root.
      if (
        (keyword !== 'COPY' && keyword !== 'ADD') ||
        operands.length < 2 ||
        !stage ||
        workdir ||
        target?.value === undefined ||
        chainOf(stage).at(-1)?.scratch
      ) {
        return
      }
      if (
        /^([/\\]|[a-z]:)/i.test(target.value) ||
        (instruction.json ? target.raw.includes('$') : /^["']?\$/.test(target.raw))
      ) {
        return
      }
      report({
        span: target.span,
        subject,
        evidence: `copied ${operands
          .slice(0, -1)
          .map(({ raw }) => raw)
          .join(' ')}`,
        message:
          'The destination is relative and no WORKDIR stands above, so the base image decides where the files go, and its next version may decide otherwise. Set WORKDIR first, or write an absolute path.',
      })
    },
  },
}
