/** One character of a segment: itself, any (`?`), one of several (`[a-z]`), or any number of any (`*`). */
type Token = string | { readonly ranges: readonly (readonly [from: string, to: string])[]; readonly negated: boolean }

/** A part of a pattern between slashes: `**`, a name, or a name with wildcards. */
export type Segment = typeof ANY_DEPTH | string | readonly Token[]

/** `**`: any number of folders. */
export const ANY_DEPTH = Symbol('**')
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
