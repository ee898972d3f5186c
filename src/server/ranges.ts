import type { Range } from 'vscode-languageserver'
import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'

/** A span as an editor's range. */
export function rangeOf(source: Source, span: Span): Range {
  return { start: source.positionAt(span.start), end: source.positionAt(span.end) }
}

/** An editor's range as a span; positions beyond a line or the text are moved to its end. */
export function spanOf(source: Source, range: Range): Span {
  return { start: offsetAt(source, range.start), end: offsetAt(source, range.end) }
}

/** An editor's position as an offset. */
export function offsetAt(source: Source, position: Range['start']): number {
  if (position.line >= source.lineStarts.length) return source.text.length
  const line = source.lineSpan(Math.max(0, position.line))
  return Math.min(line.start + Math.max(0, position.character), line.end)
}
