import type { Span } from '../../core/span.ts'

/** Something that speaks of a part of the file, or of all of it. */
export interface Scoped {
  readonly scope: Span | 'file'
}

/** Gives what covers a place under a key; of several the narrower kind, a span before the whole file. */
export type Coverage<T extends Scoped> = (key: string, offset: number) => T | undefined

interface Reach<T> extends Span {
  readonly item: T
}

/**
 * Indexes scopes by key, so that thousands of comments cost a finding no more than one does. A span covers the places from its start
 * to its end, both included: what starts where an instruction ends is still its own.
 */
export function coverageOf<T extends Scoped>(items: Iterable<readonly [key: string, item: T]>): Coverage<T> {
  const whole = new Map<string, T>()
  const parts = new Map<string, Reach<T>[]>()
  for (const [key, item] of items) {
    const { scope } = item
    if (scope === 'file') {
      if (!whole.has(key)) whole.set(key, item)
      continue
    }
    const list = parts.get(key)
    if (list) list.push({ ...scope, item })
    else parts.set(key, [{ ...scope, item }])
  }
  for (const [key, list] of parts) parts.set(key, farReaching(list))
  return (key, offset) => {
    const list = parts.get(key)
    const reach = list && lastBefore(list, offset)
    return reach && offset <= reach.end ? reach.item : whole.get(key)
  }
}

/** By start; each entry is the one that reaches farthest of those up to it, so that the last one before a place decides. */
function farReaching<T>(list: readonly Reach<T>[]): Reach<T>[] {
  let farthest: Reach<T> | undefined
  return [...list]
    .sort((a, b) => a.start - b.start)
    .map((reach) => {
      if (!farthest || reach.end > farthest.end) farthest = reach
      return { ...farthest, start: reach.start }
    })
}

/** The last entry that starts at or before an offset. */
function lastBefore<T>(list: readonly Reach<T>[], offset: number): Reach<T> | undefined {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return list[low - 1]
}
