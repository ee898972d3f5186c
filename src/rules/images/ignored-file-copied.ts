import type { Rule } from '../../core/rule.ts'
import { ignoreFileOf } from '../shared/images/build-context.ts'
import { isDownload, isGit, sourcesOf } from '../shared/images/file-sources.ts'

/** Docker build checks, CopyIgnoredFile: what .dockerignore names is not in the context, so that the build fails. */
export const ignoredFileCopied: Rule = {
  id: 'ignored-file-copied',
  title: 'COPY of a file that .dockerignore keeps out',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['buildkit:CopyIgnoredFile'],
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  on: {
    'dockerfile.instruction'(of, { source, neighbours, report }) {
      const { keyword, instruction, subject } = of
      if ((keyword !== 'COPY' && keyword !== 'ADD') || instruction.flags.some(({ name }) => name === 'from')) return
      for (const { span, value, heredoc } of sourcesOf(of)) {
        if (heredoc || value === undefined || isDownload(value) || isGit(value) || /[*?[\]]/.test(value)) continue
        const ignore = ignoreFileOf(source, neighbours, 'beside')
        if (!ignore?.keepsOut(value)) continue
        report({
          span,
          subject,
          evidence: `ignored ${value}`,
          values: { value, file: ignore.name },
          message:
            '{file} keeps {value} out of the build context, so there is nothing to copy and the build fails. Take it off the list there, or do not copy it.',
        })
      }
    },
  },
}
