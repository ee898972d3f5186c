import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'

/** How many lines of a long range are shown. */
const MOST_LINES = 3
/** How much of a long line is shown, and how much of that before the range; in UTF-16 units. */
const WIDTH = 140
const LEAD = 40

/** One source line around a range. The three parts together are what is shown of the line. */
export interface ExcerptLine {
  /** From 1. */
  readonly number: number
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** The lines a range covers. */
export interface Excerpt {
  readonly lines: readonly ExcerptLine[]
  /** How many more lines the range covers. */
  readonly more: number
}

/**
 * The source lines of a range, long ones cut around it.
 * @param text the source's text with its secrets masked, of the same length
 */
export function excerptOf(source: Source, text: string, span: Span): Excerpt {
  const first = source.lineAt(span.start)
  const last = source.lineAt(Math.max(span.start, span.end - 1))
  const shown = Math.min(last, first + MOST_LINES - 1)
  const lines: ExcerptLine[] = []
  for (let line = first; line <= shown; line++) lines.push(excerptLine(text, line, source.lineSpan(line), span))
  return { lines, more: last - shown }
}

function excerptLine(text: string, line: number, whole: Span, span: Span): ExcerptLine {
  const indent = /^[ \t]*/.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0
  // What a range covers of the indentation of its further lines says nothing.
  const start = span.start < whole.start ? whole.start + indent : Math.min(span.start, whole.end)
  const end = Math.max(start, Math.min(span.end, whole.end))
  const from = whole.end - whole.start > WIDTH ? Math.max(whole.start, start - LEAD) : whole.start
  const to = Math.min(whole.end, from + WIDTH)
  return {
    number: line + 1,
    before: (from > whole.start ? '…' : '') + text.slice(from, start),
    marked: text.slice(start, Math.min(end, to)),
    after: text.slice(Math.min(end, to), to) + (to < whole.end ? '…' : ''),
  }
}
