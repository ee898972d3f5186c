/** Whether `pattern` (`*`, `?`, `\` escapes) matches all of `text`; at most pattern times text steps. */
function matches(pattern: readonly string[], text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    const token = pattern[p]
    if (token === '*') {
      star = p++
      mark = t
    } else if (token !== undefined && (token === '?' || token.at(-1) === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Single characters; an escaped one keeps its backslash, so that it is no wildcard. */
function tokens(pattern: string): readonly string[] {
  return pattern.match(/\\[^]|[^]/g) ?? []
}

// Longer ones do not occur in image names and versions, and cutting tries every length.
const LONGEST = 512

/**
 * `${X#p}`, `${X##p}`, `${X%p}`, `${X%%p}`: `value` without the shortest or longest match of `pattern` at its start or end;
 * `undefined` where the texts are too long to try.
 */
export function cut(value: string, pattern: string, operator: string): string | undefined {
  if (value.length > LONGEST || pattern.length > LONGEST) return undefined
  const wanted = tokens(pattern)
  const atStart = operator.startsWith('#')
  for (let n = 0; n <= value.length; n++) {
    const length = operator.length > 1 ? value.length - n : n
    const part = atStart ? value.slice(0, length) : value.slice(value.length - length)
    if (matches(wanted, part)) return atStart ? value.slice(length) : value.slice(0, value.length - length)
  }
  return value
}
