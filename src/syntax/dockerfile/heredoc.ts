import { skipBlanks, spanOf, type LogicalLine } from './logical.ts'
import { openQuote, unquote } from './quotes.ts'
import type { Heredoc } from './tree.ts'
import { wordEnd } from './words.ts'

/** A heredoc before its body is read. */
export type HeredocMarker = Omit<Heredoc, 'bodySpan' | 'closed' | 'closingSpan'>

const MARKER = /^([0-9]*)<<(-?)([^<]+)$/

/** The instructions that take heredocs. */
export const WITH_HEREDOCS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD'])

/**
 * The heredoc markers in `from`..`to` of a logical line. As in BuildKit a marker is a word of its own (`cat<<EOF` is none), the
 * escape is always a backslash, and a line with a quote that is never closed has no heredocs at all.
 */
export function heredocMarkers(line: LogicalLine, from: number, to: number): readonly HeredocMarker[] {
  const { text } = line
  const first = text.indexOf('<<', from)
  if (first < 0 || first >= to || openQuote(text, from, to, '\\') >= 0) return []
  const markers: HeredocMarker[] = []
  for (let i = skipBlanks(text, from, to); i < to; i = skipBlanks(text, i, to)) {
    const end = wordEnd(text, i, to, '\\')
    const match = MARKER.exec(text.slice(i, end))
    const raw = match?.[3] ?? ''
    const tag = unquote(raw, '\\')
    if (match && tag !== '') {
      const fd = match[1] ? { fd: match[1] } : {}
      markers.push({ tag, quoted: tag !== raw, stripTabs: match[2] === '-', ...fd, markerSpan: spanOf(line, i, end) })
    }
    i = end
  }
  return markers
}
