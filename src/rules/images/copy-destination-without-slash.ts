import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { sourcesOf } from '../shared/images/file-sources.ts'

/** Dockerfile reference, COPY: "If multiple source files are specified ... the destination must be a directory and end with a slash". */
export const copyDestinationWithoutSlash: Rule = {
  id: 'copy-destination-without-slash',
  title: 'Several files are copied to something that is not written as a directory',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3021',
    'trivy:DS-0011',
    'kics:6db6e0c2-32a3-4a2e-93b5-72c35f4119db',
    'kics:copy_with_more_than_two_arguments_not_ending_with_slash',
  ],
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  on: {
    'dockerfile.instruction'(of, { report, source }) {
      const target = of.operands.at(-1)
      const [first, ...more] = sourcesOf(of)
      if ((of.keyword !== 'COPY' && of.keyword !== 'ADD') || !target?.value || !first || more.length === 0) return
      if (/[/\\]$|(^|[/\\])\.{1,2}$/.test(target.value)) return
      // `COPY file:0a1b... in /x` is a line of `docker history`, not of a Dockerfile that was written.
      if (/^(file|multi|dir):[0-9a-f]{64}$/.test(first.raw)) return
      const end = target.span.end - (/["']$/.test(source.slice(target.span)) ? 1 : 0)
      report({
        span: target.span,
        subject: of.subject,
        evidence: `copied ${of.operands.map(({ raw }) => raw).join(' ')}`,
        values: { keyword: of.keyword },
        message:
          '{keyword} has several sources, so its destination must be a directory and end with a slash: without it the build fails, or the files overwrite each other. Add the slash.',
        fixes: [safeFix('Add the slash', [{ span: { start: end, end }, newText: '/' }])],
      })
    },
  },
}
