import { span, type Span } from '../../core/span.ts'
import { joined, unmapped, type Mapped, type Piece } from './mapped.ts'

interface JoinedLines {
  readonly mapped: Mapped
  readonly comments: readonly Span[]
}

/**
 * One instruction's text as Docker hands it to the shell: continued lines joined - inside quotes and comments too -, whole-line comments
 * and empty lines between them dropped. What follows the first line break that is not continued (here-documents) stays as it is.
 * Same rules as BuildKit's parser: an escape character, not itself escaped, before optional blanks and the line's end.
 */
export function joinDockerLines(text: string, region: Span, escape: string): JoinedLines {
  const pieces: Piece[] = []
  const comments: Span[] = []
  let at = region.start
  while (at < region.end) {
    const feed = text.indexOf('\n', at)
    const next = feed < 0 || feed >= region.end ? region.end : feed + 1
    let end = feed < 0 || feed >= region.end ? region.end : feed
    if (end > at && text[end - 1] === '\r') end--
    const content = firstNonBlank(text, at, end)
    if (at > region.start && content === end) {
      at = next
      continue
    }
    if (at > region.start && text[content] === '#') {
      comments.push(span(content, end))
      at = next
      continue
    }
    while (end > at && isBlank(text[end - 1])) end--
    const continued = end > at && text[end - 1] === escape && text[end - 2] !== escape
    if (!continued) {
      pieces.push(span(at, region.end))
      break
    }
    pieces.push(span(at, end - 1))
    at = next
  }
  return { mapped: joined(unmapped(text), pieces, region.start), comments }
}

function firstNonBlank(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(text[at])) at++
  return at
}

function isBlank(c: string | undefined): boolean {
  return c === ' ' || c === '\t'
}
