import { globCovers, globsOverlap, literalPrefix } from '../../../syntax/apparmor/index.ts'
import type { FileRule } from '../facts.ts'
import { globsOf } from './path-glob.ts'

/** More pairs than these are not given. */
const MOST_PAIRS = 1000

/** The pairs of rules whose paths overlap, one of each list, in the order of the first. Rules without a path, and unknown paths, have none. */
export function overlappingPairs(
  some: readonly FileRule[],
  others: readonly FileRule[],
): readonly (readonly [FileRule, FileRule])[] {
  const index = ruleIndex(others)
  const pairs: (readonly [FileRule, FileRule])[] = []
  for (const rule of some) {
    const met = new Set(rule.path ? globsOf(rule.path).flatMap((glob) => index.meeting(glob)) : [])
    for (const other of met) if (other !== rule && pairs.push([rule, other]) >= MOST_PAIRS) return pairs
  }
  return pairs
}

/** No question compares more rules than that. */
const MOST_COMPARED = 250
/** No more are given. */
const MOST_FOUND = 200
/** No path of Linux is longer. */
const LONGEST = 4096

interface Entry {
  readonly prefix: string
  readonly glob: string
  readonly rule: FileRule
}

/** Rules by what stands before their first glob, so that each path is compared with few of them. */
interface RuleIndex {
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

/**
 * Whether deny rules of the scope or of included files take a whole rule back. A deny wins over an allow of the same priority, whatever the order
 * (apparmor.d(5), "Rule Qualifiers").
 */
export function deniedBy(rule: FileRule): boolean {
  if (rule.deny || !rule.path) return false
  const globs = globsOf(rule.path)
  return (
    globs.length > 0 &&
    globs.every((glob) =>
      rule.scope
        .denials(glob)
        .some(
          (deny) =>
            takesBack(deny, rule) &&
            deny.path !== undefined &&
            globsOf(deny.path).some((wide) => globCovers(wide, glob)),
        ),
    )
  )
}

function takesBack(deny: FileRule, rule: FileRule): boolean {
  if (deny.priority < rule.priority || (deny.owner && !rule.owner) || (rule.exec && !deny.exec)) return false
  return rule.letters
    .split('')
    .every((letter) => deny.letters.includes(letter) || (letter === 'a' && deny.letters.includes('w')))
}
