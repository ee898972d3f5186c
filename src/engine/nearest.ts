import { distance } from 'fastest-levenshtein'

/** A longer name is no misspelling of one of ours, and comparing costs its square. */
const LONGEST = 100

/**
 * The name most like a mistyped one: at most a third of its letters off, and at least one letter right. Case is ignored.
 * @returns undefined when none is near; the first of several that are as near
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase().slice(0, LONGEST)
  let best: string | undefined
  let least = Math.floor(Math.max(wanted.length, 3) / 3) + 1
  for (const candidate of names) {
    const off = distance(wanted, candidate.toLowerCase())
    if (off < least) [best, least] = [candidate, off]
  }
  return best
}
