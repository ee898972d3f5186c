/** The patterns of a `.dockerignore`, in order. */
export interface IgnorePatterns {
  /** Whether a path of the build context is kept out of it; exceptions for what lies below a directory keep the directory in. */
  keepsOut(path: string): boolean
}

interface Pattern {
  readonly text: string
  readonly segments: readonly string[]
  readonly exception: boolean
}

const MAX_PATTERNS = 2000
/** Longer patterns and paths are nobody's. */
const LONGEST = 1000
const DEEPEST = 50

/**
 * Reads a `.dockerignore`; never throws. Docker docs, "Build context", ".dockerignore files", and moby's `patternmatcher`: one pattern a
 * line from the context's root, `#` comments, `!` exceptions, `*` within a segment, `**` across them; a directory takes all below it
 * along, and the last pattern that fits decides. Patterns that cannot be read are left out.
 */
export function readDockerignore(text: string): IgnorePatterns {
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(0, MAX_PATTERNS)
    .flatMap((line) => patternOf(line) ?? [])
  return {
    keepsOut(path) {
      const parts = clean(path)
        .split('/')
        .filter((part) => part !== '' && part !== '.')
      if (parts.length === 0 || parts.length > DEEPEST || path.length > LONGEST) return false
      const whole = parts.join('/')
      let out = false
      for (const { segments, exception, text: pattern } of patterns) {
        if (parts.some((_, index) => matchesPath(segments, parts.slice(0, index + 1)))) out = !exception
        // What is excepted below, or may be, has the directory copied all the same.
        else if (exception && (pattern.startsWith(`${whole}/`) || pattern.startsWith('*'))) out = false
      }
      return out
    },
  }
}

function patternOf(line: string): Pattern | undefined {
  const trimmed = line.trim()
  if (trimmed === '' || line.startsWith('#') || trimmed.length > LONGEST) return undefined
  const exception = trimmed.startsWith('!')
  const text = clean(exception ? trimmed.slice(1).trim() : trimmed)
  return text === '' || text === '.' ? undefined : { text, segments: text.split('/'), exception }
}

/** Without `./`, doubled, leading and trailing slashes. */
function clean(path: string): string {
  return path
    .replace(/\/+/g, '/')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/$/, '')
}

/** Whether all segments of a path fit; `**` stands for any number of them. */
function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  return matchesAll(
    pattern.length,
    path.length,
    (p) => pattern[p] === '**',
    (p, t) => matchesSegment(pattern[p] ?? '', path[t] ?? ''),
  )
}

/** Whether a segment fits; `*` stands for any number of characters, `?` for one, `[a-z]` for one of several. */
function matchesSegment(pattern: string, text: string): boolean {
  const tokens = pattern.match(/\\[^]|\[\^?[^\]]+\]|[^]/g) ?? []
  return matchesAll(
    tokens.length,
    text.length,
    (p) => tokens[p] === '*',
    (p, t) => matchesCharacter(tokens[p] ?? '', text[t] ?? ''),
  )
}

function matchesCharacter(token: string, character: string): boolean {
  if (token === '?') return true
  if (token.length < 3) return token.slice(-1) === character
  const negated = token[1] === '^'
  const ranges = token.slice(negated ? 2 : 1, -1).match(/[^]-[^]|[^]/g) ?? []
  return negated !== ranges.some((range) => character >= range.charAt(0) && character <= range.charAt(range.length - 1))
}

/** Matches a sequence with stars in at most pattern times text steps: after a mismatch only the last star takes one more. */
function matchesAll(
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
