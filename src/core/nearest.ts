/** A longer name is no misspelling of one of ours, and comparing costs its square. */
const LONGEST = 100

/**
 * The name most like a mistyped one: at most a third of its letters off, and at least one letter right. Case is ignored.
 * @returns undefined when none is near; the first of several that are as near
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  return within(Math.floor(Math.max(name.slice(0, LONGEST).length, 3) / 3), name, names)
}

/** The same for words of a format, of which there may be newer ones: a slip of the keyboard, of one letter in short words and two in others. */
export function slipOf(name: string, names: Iterable<string>): string | undefined {
  return within(name.length < 6 ? 1 : 2, name, names)
}

function within(most: number, name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase().slice(0, LONGEST)
  let best: string | undefined
  let least = most + 1
  for (const candidate of names) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** How many letters must be inserted, removed, replaced or swapped with their neighbour to make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (before[j - 2] ?? 0) + 1)
      }
      row.push(distance)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
