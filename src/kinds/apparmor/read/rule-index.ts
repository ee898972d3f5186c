import {
  edgesMeet,
  edgesOf,
  fixedPart,
  globCovers,
  globsOverlap,
  literalPrefix,
  samplePath,
} from '../../../syntax/apparmor/index.ts'
import type { FileRule } from '../facts.ts'

/** No question compares more globs than that; those whose edges differ are passed by. */
const MOST_COMPARED = 250
const MOST_PASSED = 5000
/** No path of Linux is longer. */
const LONGEST = 4096

interface Entry {
  readonly prefix: string
  readonly glob: string
  readonly rule: FileRule
}

/** Rules that were found, and whether these are all there are. */
export interface Found {
  readonly rules: readonly FileRule[]
  readonly complete: boolean
}

/** Rules by their paths, so that each question compares few of them. Rules whose path is not known are not among them. */
export interface RuleIndex {
  /** The wanted rules whose path overlaps a glob. */
  overlapping(glob: string, wanted: (rule: FileRule) => boolean): Found
  /** The rules one of whose globs covers a glob. */
  covering(glob: string): readonly FileRule[]
}

/** Sorts rules once for many questions. */
export function ruleIndex(all: readonly FileRule[]): RuleIndex {
  const sorted = all
    .flatMap((rule): readonly Entry[] =>
      (rule.path?.globs ?? []).map((glob) => ({ prefix: literalPrefix(glob), glob, rule })),
    )
    .sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0))
  const byPrefix = grouped(sorted, ({ prefix }) => prefix)
  const byPart = grouped(sorted, ({ glob }) => fixedPart(glob))
  const lengths = [...new Set([...byPart.keys()].map(({ length }) => length))]
  const covers = new Map<string, readonly FileRule[]>()
  return {
    overlapping(glob, wanted) {
      const found = new Set<FileRule>()
      const edges = edgesOf(glob)
      let compared = 0
      let passed = 0
      for (const { glob: other, rule } of near(literalPrefix(glob), sorted, byPrefix)) {
        if (compared > MOST_COMPARED || passed > MOST_PASSED) return { rules: [...found], complete: false }
        if (found.has(rule) || !wanted(rule) || !edgesMeet(edges, edgesOf(other))) passed++
        else if (++compared && globsOverlap(glob, other)) found.add(rule)
      }
      return { rules: [...found], complete: true }
    },
    covering(glob) {
      const before = covers.get(glob)
      if (before) return before
      const found = new Set<FileRule>()
      let compared = 0
      // Whatever covers the glob matches its sample, so what is in all of its own paths is in the sample.
      for (const { glob: other, rule } of partsOf(samplePath(glob) ?? '', byPart, lengths)) {
        if (++compared > MOST_COMPARED) break
        if (globCovers(other, glob)) found.add(rule)
      }
      const rules = [...found]
      covers.set(glob, rules)
      return rules
    },
  }
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/** The entries whose fixed part is in a text. */
function* partsOf(
  text: string,
  byPart: ReadonlyMap<string, readonly Entry[]>,
  lengths: readonly number[],
): Generator<Entry> {
  if (text.length > LONGEST) return
  const seen = new Set<string>()
  for (const length of lengths) {
    for (let i = 0; i + length <= text.length; i++) {
      const part = text.slice(i, i + length)
      if (seen.has(part)) continue
      seen.add(part)
      yield* byPart.get(part) ?? []
    }
  }
}

/** The entries whose prefix begins with a prefix, or which it begins with: only these can overlap. The nearest come first. */
function* near(
  prefix: string,
  sorted: readonly Entry[],
  byPrefix: ReadonlyMap<string, readonly Entry[]>,
): Generator<Entry> {
  for (let end = Math.min(prefix.length - 1, LONGEST); end >= 0; end--) yield* byPrefix.get(prefix.slice(0, end)) ?? []
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.prefix ?? '') < prefix) low = middle + 1
    else high = middle
  }
  for (let entry = sorted[low]; entry?.prefix.startsWith(prefix); entry = sorted[++low]) yield entry
}
