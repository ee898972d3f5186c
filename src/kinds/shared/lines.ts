import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Edits } from '../../core/edit.ts'

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

/** Removes the line a span starts on, with its line end; on the last line with the one before it. */
export function removeLine(source: Source, { start: offset }: Span): Edits {
  const line = source.lineAt(offset)
  const start = source.lineStarts[line] ?? 0
  const next = source.lineStarts[line + 1]
  if (next !== undefined) return [{ span: { start, end: next }, newText: '' }]
  return [{ span: { start: line === 0 ? start : source.lineSpan(line - 1).end, end: source.text.length }, newText: '' }]
}
