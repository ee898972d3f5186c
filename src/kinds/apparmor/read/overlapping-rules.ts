import type { FileRule, RulePairs } from '../facts.ts'
import { ruleIndex } from './rule-index.ts'

/** More pairs than these are not given. */
const MOST_PAIRS = 1000

/** The wanted pairs of rules whose paths overlap, one of each list, in the order of the first. Unknown paths have none. */
export function overlappingPairs(
  some: readonly FileRule[],
  others: readonly FileRule[],
  wanted: (one: FileRule, other: FileRule) => boolean = () => true,
): RulePairs {
  const index = ruleIndex(others)
  const pairs: (readonly [FileRule, FileRule])[] = []
  let complete = true
  for (const rule of some) {
    const met = new Set<FileRule>()
    for (const glob of rule.path?.globs ?? []) {
      const found = index.overlapping(glob, (other) => other !== rule && wanted(rule, other))
      complete &&= found.complete
      for (const other of found.rules) met.add(other)
    }
    for (const other of met) {
      if (pairs.length >= MOST_PAIRS) return { pairs, complete: false }
      pairs.push([rule, other])
    }
  }
  return { pairs, complete }
}

/** For rules out of a list, each of the others whose path covers theirs. */
export function coveringRules(others: readonly FileRule[]): (rule: FileRule) => readonly FileRule[] {
  const index = ruleIndex(others)
  return (rule) =>
    rule.path?.glob === undefined ? [] : index.covering(rule.path.glob).filter((other) => other !== rule)
}

/**
 * Whether deny rules of the scope or of included files take a whole rule back. A deny wins over an allow of the same priority, whatever the order
 * (apparmor.d(5), "Rule Qualifiers").
 */
export function deniedBy(rule: FileRule): boolean {
  if (rule.deny || !rule.path) return false
  const { globs } = rule.path
  return globs.length > 0 && globs.every((glob) => rule.scope.denials(glob).some((deny) => takesBack(deny, rule)))
}

function takesBack(deny: FileRule, rule: FileRule): boolean {
  if (deny.priority < rule.priority || (deny.owner && !rule.owner) || (rule.exec && !deny.exec)) return false
  return rule.letters
    .split('')
    .every((letter) => deny.letters.includes(letter) || (letter === 'a' && deny.letters.includes('w')))
}
