import { uriOf } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'
import { ignoreFileOf } from '../shared/images/build-context.ts'
import { sourcesOf } from '../shared/images/file-sources.ts'

/** What a project's folder nearly always holds and an image never should. */
const SENSITIVE = ['.git', '.env'] as const

/** OWASP Docker Security Cheat Sheet, rule 12; Docker documentation, ".dockerignore files". */
export const wholeContextCopied: Rule = {
  id: 'whole-context-copied',
  title: 'The whole build context is copied into the image',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
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
        if (!/^(\.?\/?|\.?\/?\*)$/.test(value ?? 'x')) continue
        const ignore = ignoreFileOf(source, neighbours, 'above')
        const copied = SENSITIVE.filter((path) => !ignore?.keepsOut(path))
        if (copied.length === 0) continue
        report({
          span,
          subject,
          evidence: `context ${raw}`,
          values: { file: ignore?.name ?? '.dockerignore', copied: copied.join(', ') },
          message: ignore
            ? 'Everything beside the Dockerfile goes into the image unless {file} keeps it out, and that says nothing of {copied}. Copy the directories the image needs, or complete {file}.'
            : neighbours.has(uriOf(source.uri, '.dockerignore')) === false
              ? 'Everything beside the Dockerfile goes into the image, and there is no .dockerignore to keep anything out: .git, .env files, keys, whatever will lie there one day. Copy the directories the image needs, or add one.'
              : 'Everything beside the Dockerfile goes into the image unless .dockerignore keeps it out: .git, .env files, keys, whatever will lie there one day. Copy the directories the image needs.',
        })
      }
    },
  },
}
