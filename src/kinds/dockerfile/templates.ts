import type { SyntaxProblem } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'

/** Marks of template languages: Go, Jinja and Mustache, ERB, and names between percent signs. */
const MARK = /\{[{%]|[}%]\}|<%|%%\w+%%/

/**
 * A problem on a line with a template's marks tells that the file is made into a Dockerfile before it is built. Then one
 * sentence says so in place of all problems, as none of them is the author's.
 */
export function withoutTemplates(problems: readonly SyntaxProblem[], source: Source): readonly SyntaxProblem[] {
  const first = problems.find(({ span }) => MARK.test(source.slice(source.lineSpan(source.lineAt(span.start)))))
  return first
    ? [{ span: first.span, message: 'this is a template, which is filled in before Docker reads the file' }]
    : problems
}
