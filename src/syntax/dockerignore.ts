import { matchesPath, segmentsOf, type Segment } from './glob/index.ts'

/** The patterns of a `.dockerignore`, in order. */
export interface IgnorePatterns {
  /** Whether a path of the build context is kept out of it; exceptions for what lies below a directory keep the directory in. */
  keepsOut(path: string): boolean
}

interface Pattern {
  readonly text: string
  readonly segments: readonly Segment[]
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
  return text === '' || text === '.' ? undefined : { text, segments: segmentsOf(goClasses(text)), exception }
}

/** Without `./`, doubled, leading and trailing slashes. */
function clean(path: string): string {
  return path
    .replace(/\/+/g, '/')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/$/, '')
}

/** In Go's `filepath.Match` only `^` negates a class. */
function goClasses(text: string): string {
  return text.replaceAll('[!', '[\\!')
}
