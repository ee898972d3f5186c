import { span, type Span } from '../../core/span.ts'

/** A text the shell reads, and where each of its characters stands in the file. */
export interface Mapped {
  readonly text: string
  /** File offset at which the character at `index` begins, an escape before it included. */
  readonly startOf: (index: number) => number
  /** File offset just after the character before `index`. */
  readonly endOf: (index: number) => number
}

/** A run of characters kept from a base text. */
export interface Piece extends Span {
  /** Where the escape of its first character begins in the base text, when that was cut away. */
  readonly lead?: number
}

/** The text itself. */
export function unmapped(text: string): Mapped {
  return { text, startOf: (index) => index, endOf: (index) => index }
}

/** The text of some pieces of `base`, joined. `origin` is the file offset an empty text stands at. */
export function joined(base: Mapped, pieces: readonly Piece[], origin: number): Mapped {
  const kept = pieces.filter((piece) => piece.start < piece.end)
  const starts: number[] = []
  let text = ''
  for (const piece of kept) {
    starts.push(text.length)
    text += base.text.slice(piece.start, piece.end)
  }
  const find = (index: number): { readonly piece: Piece; readonly offset: number } | undefined => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const piece = kept[low]
    return piece && { piece, offset: index - (starts[low] ?? 0) }
  }
  const endOf = (index: number): number => {
    const found = index > 0 ? find(index - 1) : undefined
    return found ? base.endOf(found.piece.start + found.offset + 1) : kept[0] ? base.startOf(kept[0].start) : origin
  }
  const startOf = (index: number): number => {
    if (index >= text.length) return endOf(text.length)
    const found = find(index)
    if (!found) return origin
    return base.startOf(
      found.offset === 0 && found.piece.lead !== undefined ? found.piece.lead : found.piece.start + found.offset,
    )
  }
  return { text, startOf, endOf }
}

/** The file span of `start` to `end` in a mapped text. */
export function fileSpan(mapped: Mapped, start: number, end: number): Span {
  if (start < end) return span(mapped.startOf(start), mapped.endOf(end))
  const at = mapped.endOf(start)
  return span(at, at)
}

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
