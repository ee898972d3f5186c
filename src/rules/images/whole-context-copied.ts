import { uriOf } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'
import { normalizePath } from '../../syntax/notation/posix-path.ts'
import { ignoreFileOf } from '../shared/images/build-context.ts'
import { sourcesOf } from '../shared/images/file-sources.ts'
import { keepOut, letIn } from '../shared/images/keep-out.ts'

/** OWASP Docker Security Cheat Sheet, rule 12; Docker documentation, ".dockerignore files". */
export const wholeContextCopied: Rule = {
  id: 'whole-context-copied',
  title: 'The whole build context is copied into the image',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S6470', 'owasp-docker:12'],
  references: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'OWASP Docker Security Cheat Sheet, rule 12',
    'NIST SP 800-190 4.1.4',
  ],
  on: {
    'dockerfile.instruction'(of, { source, neighbours, report }) {
      const { keyword, kept, instruction, subject } = of
      if (
        (keyword !== 'COPY' && keyword !== 'ADD') ||
        !kept ||
        instruction.flags.some(({ name }) => name === 'from' || name === 'exclude')
      ) {
        return
      }
      for (const { span, value, raw } of sourcesOf(of)) {
        if (value === undefined || !isWholeContext(value)) continue
        const ignore = ignoreFileOf(source, neighbours, 'above')
        const copied = letIn(ignore)
        if (copied.length === 0) continue
        report({
          span,
          subject,
          evidence: `context ${raw}`,
          values: { file: ignore?.name ?? '.dockerignore', copied: copied.join(' and ') },
          message: ignore
            ? 'Everything in the build context goes into the image, and {file} lets {copied} in, readable for anyone who gets the image. Complete {file}, or copy only what the image needs.'
            : neighbours.has(uriOf(source.uri, '.dockerignore')) === false
              ? 'Everything in the build context goes into the image, as there is no .dockerignore: anyone who gets the image can read .git, .env files and keys. Add one, or copy only what the image needs.'
              : 'Everything in the build context goes into the image unless a .dockerignore keeps it out: .git, .env files, keys. Copy only what the image needs.',
          fixes: [keepOut(of, { source, neighbours }, ignore, copied)],
        })
      }
    },
  },
}

/** Whether a source is the context, or all that stands in it; what climbs out of it ends at its top (Dockerfile reference, COPY). */
function isWholeContext(source: string): boolean {
  const path = normalizePath(source.replace(/(^|\/)\*$/, '$1'))
  return path === '/' || path === '.' || /^\.\.(?:\/\.\.)*$/.test(path)
}
