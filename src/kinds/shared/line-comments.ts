import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'

/** Comments that have a line each: every one speaks of the next line that is neither blank nor a comment. */
export function lineComments(
  source: Source,
  comments: readonly { readonly span: Span; readonly text: string }[],
): readonly Comment[] {
  const lines = new Set(comments.map(({ span }) => source.lineAt(span.start)))
  let scope: Span | undefined
  let reached = source.lineStarts.length
  return comments
    .toReversed()
    .map(({ span, text }) => {
      const own = source.lineAt(span.start)
      for (let line = own + 1; line < reached; line++) {
        if (lines.has(line) || source.slice(source.lineSpan(line)).trim() === '') continue
        scope = source.lineSpan(line)
        break
      }
      reached = own
      return { span, text, scope: scope ?? span }
    })
    .reverse()
}
