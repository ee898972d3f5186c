import { expandBraces } from './braces.ts'
import { matchesPath, segmentsOf } from './match.ts'

export { matchesPath, segmentsOf, type Segment } from './match.ts'

/** Longer patterns are nobody's. */
const LONGEST = 1000
/** Longer paths exist in no file system: PATH_MAX of Linux. */
const LONGEST_PATH = 4096

/** Whether a path fits: relative, with `/` between segments. Upper and lower case count. */
export type Matcher = (path: string) => boolean

/**
 * Reads a glob pattern: `*` and `?` within a segment, `**` across them, `[a-z]`, `[!a-z]`, `{a,b}`, `\` before a character that means itself.
 * A leading dot is a character like any other. Matching costs no more than the square of the path's longest name, whatever the pattern.
 * @returns what is wrong with it, where it cannot be taken: in plain words, without a full stop
 */
export function readGlob(pattern: string): Matcher | { readonly problem: string } {
  if (pattern.length > LONGEST) return { problem: `a pattern has at most ${LONGEST} characters` }
  if (/(^|[^\\])[?*+@!]\(/.test(pattern)) {
    return { problem: 'a pattern knows *, **, ?, [a-z] and {a,b}, no "(" after a wildcard' }
  }
  const alternatives = expandBraces(pattern)
  if (!alternatives) return { problem: 'the braces of this pattern stand for too many names' }
  const all = alternatives.map(segmentsOf).filter(({ length }) => length > 0)
  return (path) => {
    const parts = partsOf(path)
    return parts !== undefined && all.some((segments) => matchesPath(segments, parts))
  }
}

/**
 * Whether a path fits one of several patterns. Patterns that cannot be taken fit nothing.
 * @param nocase whether upper and lower case are the same
 */
export function matcherOf(patterns: readonly string[], nocase = false): Matcher {
  const fold = (text: string): string => (nocase ? text.toLowerCase() : text)
  const matchers = patterns.flatMap((pattern) => {
    const read = readGlob(fold(pattern))
    return typeof read === 'function' ? [read] : []
  })
  return (path) => {
    const folded = fold(path)
    return matchers.some((matches) => matches(folded))
  }
}

/** The segments of a path; undefined where there are none, or more than can be. */
export function partsOf(path: string): readonly string[] | undefined {
  if (path.length > LONGEST_PATH) return undefined
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length > 0 ? parts : undefined
}
