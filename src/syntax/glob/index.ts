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

/** One character of a segment: itself, any (`?`), one of several (`[a-z]`), or any number of any (`*`). */
type Token = string | { readonly ranges: readonly (readonly [from: string, to: string])[]; readonly negated: boolean }

/** A part of a pattern between slashes: `**`, a name, or a name with wildcards. */
export type Segment = typeof ANY_DEPTH | string | readonly Token[]

/** `**`: any number of folders. */
const ANY_DEPTH = Symbol('**')
const STAR = '**'
const ANY = '??'

/** The segments of a pattern: `src/*.ts` has two. Doubled slashes count once. */
export function segmentsOf(pattern: string): readonly Segment[] {
  return pattern
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => (part === '**' ? ANY_DEPTH : segmentOf(part)))
}

/** Whether the segments of a pattern fit all parts of a path. `**` at the end also fits the folder before it. */
export function matchesPath(segments: readonly Segment[], parts: readonly string[]): boolean {
  return matchesAll(
    segments.length,
    parts.length,
    (p) => segments[p] === ANY_DEPTH,
    (p, t) => matchesSegment(segments[p] ?? ANY_DEPTH, parts[t] ?? ''),
  )
}

function matchesSegment(segment: Segment, text: string): boolean {
  if (typeof segment === 'string') return segment === text
  if (segment === ANY_DEPTH) return true
  return matchesAll(
    segment.length,
    text.length,
    (p) => segment[p] === STAR,
    (p, t) => matchesCharacter(segment[p] ?? '', text[t] ?? ''),
  )
}

function matchesCharacter(token: Token, character: string): boolean {
  if (typeof token === 'string') return token === ANY || token === character
  return token.negated !== token.ranges.some(([from, to]) => character >= from && character <= to)
}

/** Stars and question marks that are meant are two characters long here; what is one character long means itself. */
function segmentOf(text: string): Segment {
  const tokens: Token[] = []
  for (const piece of text.match(/\\[^]|\[[!^]?[^][^\]]*\]|[^]/g) ?? []) {
    if (piece === '*') {
      if (tokens.at(-1) !== STAR) tokens.push(STAR)
    } else if (piece === '?') tokens.push(ANY)
    else if (piece.length === 2 && piece.startsWith('\\')) tokens.push(piece.charAt(1))
    else if (piece.length > 2) tokens.push(classOf(piece.slice(1, -1)))
    else tokens.push(piece)
  }
  const plain = tokens.filter((token): token is string => typeof token === 'string' && token.length === 1)
  return plain.length === tokens.length ? plain.join('') : tokens
}

function classOf(body: string): Token {
  const negated = /^[!^]./.test(body)
  const ranges = (negated ? body.slice(1) : body).match(/(?:\\?[^])-(?:\\?[^])|\\?[^]/g) ?? []
  return {
    negated,
    ranges: ranges.map((range) => {
      const plain = range.replace(/\\([^])/g, '$1')
      return [plain.charAt(0), plain.charAt(plain.length - 1)] as const
    }),
  }
}

/**
 * Matches a sequence with stars. After a mismatch only the last star takes one more, so that a name of n characters costs at most n times n
 * steps, whatever the pattern.
 */
export function matchesAll(
  length: number,
  size: number,
  isStar: (p: number) => boolean,
  fits: (p: number, t: number) => boolean,
): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0]
  while (t < size) {
    if (p < length && isStar(p)) {
      star = p++
      mark = t
    } else if (p < length && fits(p, t)) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (p < length && isStar(p)) p++
  return p === length
}

/** More alternatives, or more characters in all of them together, are refused: they would be compared with every path. */
const MOST = 256
const LONGEST_IN_ALL = 10_000

/**
 * The patterns that braces stand for, as in bash(1), "Brace Expansion": `a.{yml,yaml}`, nested, and ranges such as `{1..9}`. Braces without a
 * comma or a range mean themselves, as do escaped ones.
 * @returns undefined when they are too many
 */
function expandBraces(pattern: string): readonly string[] | undefined {
  const done: string[] = []
  const todo = [pattern]
  let length = 0
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const group = firstGroup(next)
    if (!group) {
      length += next.length
      if (done.push(next) > MOST || length > LONGEST_IN_ALL) return undefined
      continue
    }
    if (group.choices.length > MOST) return undefined
    const [before, after] = [next.slice(0, group.start), next.slice(group.end)]
    for (let i = group.choices.length - 1; i >= 0; i--) todo.push(before + (group.choices[i] ?? '') + after)
    if (todo.length > MOST) return undefined
  }
  return done
}

interface Group {
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
}

/** The first braces that stand for something else. */
function firstGroup(text: string): Group | undefined {
  const open: { readonly start: number; readonly commas: number[] }[] = []
  let outermost: Group | undefined
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === '{') open.push({ start: i, commas: [] })
    else if (c === ',') open.at(-1)?.commas.push(i)
    else if (c === '}') {
      const group = open.pop()
      if (!group) continue
      const choices = choicesOf(text, group.start, group.commas, i)
      // What is inside is found again in each choice.
      if (choices && (!outermost || group.start < outermost.start)) {
        outermost = { start: group.start, end: i + 1, choices }
      }
      if (outermost && open.length === 0) return outermost
    }
  }
  return outermost
}

function choicesOf(text: string, start: number, commas: readonly number[], end: number): readonly string[] | undefined {
  if (commas.length > 0) return [start, ...commas].map((at, index) => text.slice(at + 1, commas[index] ?? end))
  const [, first = '', last = ''] = /^(-?\d{1,9}|[a-z])\.\.(-?\d{1,9}|[a-z])$/i.exec(text.slice(start + 1, end)) ?? []
  if (first === '') return undefined
  const letters = !/\d/.test(first) && !/\d/.test(last)
  if (!letters && !(/\d/.test(first) && /\d/.test(last))) return undefined
  const [from, to] = letters ? [first.charCodeAt(0), last.charCodeAt(0)] : [Number(first), Number(last)]
  const step = from <= to ? 1 : -1
  // One more than is allowed is enough to be refused.
  return Array.from({ length: Math.min(Math.abs(to - from), MOST) + 1 }, (_, i) =>
    letters ? String.fromCharCode(from + i * step) : String(from + i * step),
  )
}
