/** A half-open range of UTF-16 offsets in one text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The span from `start` to `end`. */
export function span(start: number, end: number): Span {
  return { start, end }
}

/** Whether `inner` lies within `outer` (touching ends count). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share at least one character; empty spans share none. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

/** Tells of spans whether one of these contains them, in few steps each. These must not overlap, and be in the order of the text. */
export function containedIn(outer: readonly Span[]): (inner: Span) => boolean {
  return (inner) => {
    let low = 0
    let high = outer.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((outer[middle]?.end ?? Infinity) < inner.end) low = middle + 1
      else high = middle
    }
    const first = outer[low]
    return first !== undefined && contains(first, inner)
  }
}
