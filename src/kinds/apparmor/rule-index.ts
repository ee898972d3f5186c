import { globsOverlap, literalPrefix } from '../../syntax/apparmor/index.ts'
import type { FileRule } from './facts/rules.ts'
import { globsOf } from './path-glob.ts'

/** No question compares more rules than that. */
const MOST_COMPARED = 250
/** No more are given. */
const MOST_FOUND = 200

interface Entry {
  readonly prefix: string
  readonly glob: string
  readonly rule: FileRule
}

/** Rules by what stands before their first glob, so that each path is compared with few of them. */
export interface RuleIndex {
  /** The rules whose path overlaps a glob, a bounded number of them. Rules whose path is not known are not among them. */
  meeting(glob: string): readonly FileRule[]
}

/** Sorts rules once for many questions. */
export function ruleIndex(all: readonly FileRule[]): RuleIndex {
  const sorted = all
    .flatMap((rule): readonly Entry[] =>
      rule.path ? globsOf(rule.path).map((glob) => ({ prefix: literalPrefix(glob), glob, rule })) : [],
    )
    .sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0))
  const byPrefix = new Map<string, Entry[]>()
  for (const entry of sorted) {
    const list = byPrefix.get(entry.prefix)
    if (list) list.push(entry)
    else byPrefix.set(entry.prefix, [entry])
  }
  const known = new Map<string, readonly FileRule[]>()
  return {
    meeting(glob) {
      const before = known.get(glob)
      if (before) return before
      const found = new Set<FileRule>()
      let compared = 0
      for (const { glob: other, rule } of near(literalPrefix(glob), sorted, byPrefix)) {
        if (++compared > MOST_COMPARED || found.size >= MOST_FOUND) break
        if (!found.has(rule) && globsOverlap(glob, other)) found.add(rule)
      }
      const rules = [...found]
      known.set(glob, rules)
      return rules
    },
  }
}

/** The entries whose prefix begins with a prefix, or which it begins with: only these can overlap. The nearest come first. */
function* near(
  prefix: string,
  sorted: readonly Entry[],
  byPrefix: ReadonlyMap<string, readonly Entry[]>,
): Generator<Entry> {
  for (let end = prefix.length - 1; end >= 0; end--) yield* byPrefix.get(prefix.slice(0, end)) ?? []
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.prefix ?? '') < prefix) low = middle + 1
    else high = middle
  }
  for (let entry = sorted[low]; entry?.prefix.startsWith(prefix); entry = sorted[++low]) yield entry
}
