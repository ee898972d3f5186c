import { normalizePath } from '../../syntax/notation/posix-path.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker documentation, "Multi-stage builds": what the image does not need is to stay behind. */
export const copiedRootFilesystem: Rule = {
  id: 'copied-root-filesystem',
  title: 'A whole stage is copied into the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3067'],
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  on: {
    'dockerfile.instruction'({ keyword, kept, instruction, operands, subject }, { report }) {
      if (
        keyword !== 'COPY' ||
        !kept ||
        operands.length !== 2 ||
        !instruction.flags.some(({ name }) => name === 'from')
      ) {
        return
      }
      const [source, target] = operands
      if (
        !source ||
        !operands.every(({ value }) => value !== undefined && normalizePath(value.replace(/\/\*$/, '/')) === '/')
      ) {
        return
      }
      report({
        span: { start: source.span.start, end: target?.span.end ?? source.span.end },
        subject,
        evidence: 'COPY / /',
        message:
          'The whole file system of another stage or image is copied: tools and secrets that were to stay behind come along. Copy only the directories the image needs.',
      })
    },
  },
}
