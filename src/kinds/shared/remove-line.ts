import type { Edits } from '../../core/edit.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'

/** Removes the line a span starts on, with its line end; on the last line with the one before it. */
export function removeLine(source: Source, { start: offset }: Span): Edits {
  const line = source.lineAt(offset)
  const start = source.lineStarts[line] ?? 0
  const next = source.lineStarts[line + 1]
  if (next !== undefined) return [{ span: { start, end: next }, newText: '' }]
  return [{ span: { start: line === 0 ? start : source.lineSpan(line - 1).end, end: source.text.length }, newText: '' }]
}
