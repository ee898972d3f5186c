// The patterns of `${X#p}`, `${X%p}` and `${X/p/r}`: `*`, `?`, and a backslash before what is to be no wildcard.

// Longer ones do not occur in image names and versions, and cutting tries every length.
const LONGEST = 512
// Each star tries every length.
const MOST_STARS = 2

/** What came of a pattern; undefined where the texts are too long to try. */
export type Matched = { readonly text: string | undefined } | 'refused'

/** Whether a pattern matches all of `text`; at most pattern times text steps. */
function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let p = 0
  let t = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    const token = pattern[p]
    if (token === '*') {
      star = p++
      mark = t
    } else if (token !== undefined && (token === '?' || token.slice(1) === text[t])) {
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

/** Wildcards, and other characters behind a backslash; undefined for one that must not be escaped. */
function tokens(pattern: string): readonly string[] | undefined {
  const found: string[] = []
  const all = Array.from(pattern)
  for (let i = 0; i < all.length; i++) {
    const c = all[i] ?? ''
    const next = all[i + 1] ?? ''
    if (c !== '\\') found.push(c === '*' || c === '?' ? c : `\\${c}`)
    else if (next === '*' || next === '?' || next === '\\') {
      found.push(`\\${next}`)
      i++
    } else if (next !== '}' && next !== '/') return undefined
  }
  return found
}

function reversed(pattern: string): string {
  return (pattern.match(/\\[^]|[^]/gu) ?? []).reverse().join('')
}

/** `${X#p}`, `${X##p}`, `${X%p}`, `${X%%p}`: `value` without the shortest or longest match of `pattern` at its start or end. */
export function cut(value: string, pattern: string, operator: string): Matched {
  const atStart = operator.startsWith('#')
  // BuildKit looks from behind for a pattern at the end: a backslash that ends it then escapes what stands before.
  const wanted = atStart ? tokens(pattern) : tokens(reversed(pattern))?.toReversed()
  if (!wanted) return 'refused'
  if (value.length > LONGEST || pattern.length > LONGEST) return { text: undefined }
  const all = Array.from(value)
  for (let n = 0; n <= all.length; n++) {
    const length = operator.length > 1 ? all.length - n : n
    const part = atStart ? all.slice(0, length) : all.slice(all.length - length)
    if (!matches(wanted, part)) continue
    return { text: (atStart ? all.slice(length) : all.slice(0, all.length - length)).join('') }
  }
  return { text: value }
}

/** `${X/p/r}`, `${X//p/r}`: `value` with the first match of `pattern`, or every one, replaced; a wildcard takes as much as it can. */
export function replace(value: string, pattern: string, replacement: string, every: boolean): Matched {
  const wanted = tokens(pattern)
  if (!wanted) return 'refused'
  const stars = wanted.filter((token) => token === '*').length
  if (value.length > LONGEST || pattern.length > LONGEST || stars > MOST_STARS) return { text: undefined }
  const source = wanted.map((token) =>
    token === '*' ? '.*' : token === '?' ? '.' : token.slice(1).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  )
  let end = -1
  let replaced = 0
  const text = value.replace(new RegExp(source.join(''), every ? 'gu' : 'u'), (match, at: number) => {
    // Nothing is replaced twice in one place.
    if (match === '' && at === end) return ''
    end = at + match.length
    replaced++
    return replacement
  })
  // Go reads `$1` in what takes the place of every match.
  return { text: every && replaced > 0 && /\$[\w{$]/.test(replacement) ? undefined : text }
}
