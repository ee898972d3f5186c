import type { FileRule } from './facts/rules.ts'
import { globsOf } from './path-glob.ts'
import { ruleIndex } from './rule-index.ts'

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
