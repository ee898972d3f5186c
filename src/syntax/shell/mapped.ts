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
