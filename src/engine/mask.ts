import type { SecretSpan } from '../core/kind.ts'
import type { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import { isWeakPassword } from '../knowledge/secrets/index.ts'

/** What stands in place of a secret. */
const MASK = '•••'

/** The text with every character of the spans replaced, so that columns still fit. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at)
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, '•')
    at = Math.max(at, end)
  }
  return result + text.slice(at)
}

/** The values of secrets to look for outside their own place, as written and as read; one that is guessable anywhere is none. */
export function searchedValues(source: Source, secrets: readonly SecretSpan[]): readonly string[] {
  const guessable = new Set(secrets.filter((secret) => secret.guessable).map((secret) => source.slice(secret)))
  return secrets
    .map((secret) => source.slice(secret))
    .filter((value) => !guessable.has(value))
    .flatMap((value) => [value, ...(ESCAPED.test(value) ? [unescaped(value)] : [])])
}

const ESCAPED = /\\|''|\$\$|&\w/

/** A value without the escapes of shells, YAML, Compose and XML: so it stands in what rules say of it. */
function unescaped(value: string): string {
  return value
    .replace(/\\(.)/gs, '$1')
    .replaceAll("''", "'")
    .replaceAll('$$', () => '$')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

/** Shorter values are too common to look for; those below the second length only count as words of their own. */
const SHORTEST = 4
const WORD = 8
/** A beginning of a value as long as this, with a digit in it, is hidden as well. */
const PART = 12
/** How much of it decides, so that a text of one letter over and over costs no more than others. */
const LOOKED_AT = 64

/** Finds values that must not be shown wherever they occur. */
export interface Masker {
  /** Where a value stands, or a good part of its beginning, in order, without overlaps. */
  occurrences(text: string): readonly Span[]
  /** The text with every value replaced, but for those that stand in `except`: a password that is also a service's name gives nothing away there. */
  mask(text: string, except?: string): string
}

/**
 * Looks for many values at once, so that thousands cost hardly more than one.
 * @param values the secrets as written; words nobody would call secret, such as `admin`, are left alone
 */
export function maskerOf(values: Iterable<string>): Masker {
  const byHead = new Map<string, string[]>()
  for (const value of [...new Set(values)].sort()) {
    if (value.length < SHORTEST || isWeakPassword(value)) continue
    const head = value.slice(0, SHORTEST)
    const list = byHead.get(head)
    if (list) list.push(value)
    else byHead.set(head, [value])
  }
  const shelves = new Map([...byHead].map(([head, list]) => [head, shelfOf(list)]))
  const occurrences = (text: string): readonly Span[] => {
    const found: Span[] = []
    if (shelves.size === 0) return found
    for (let start = 0; start + SHORTEST <= text.length; start++) {
      const length = shelves.get(text.slice(start, start + SHORTEST))?.(text, start) ?? 0
      if (length === 0) continue
      found.push({ start, end: start + length })
      start += length - 1
    }
    return found
  }
  return {
    occurrences,
    mask(text, except = '') {
      let result = ''
      let at = 0
      for (const { start, end } of occurrences(text)) {
        if (except.includes(text.slice(start, end))) continue
        result += text.slice(at, start) + MASK
        at = end
      }
      return result + text.slice(at)
    },
  }
}

/**
 * Tells how much of one of these values stands at a place of a text: all of it, or its beginning; 0 for nothing.
 * @param list in the order of their characters, all with the same first ones
 */
function shelfOf(list: readonly string[]): (text: string, start: number) => number {
  /** The longest of the values that each one begins with. */
  const within = new Map<string, string | undefined>()
  const open: string[] = []
  for (const value of list) {
    while (!value.startsWith(open.at(-1) ?? '')) open.pop()
    within.set(value, open.at(-1))
    open.push(value)
  }
  const longest = list.reduce((most, { length }) => Math.max(most, length), 0)
  return (text, start) => {
    const here = text.slice(start, start + longest)
    const after = firstAfter(list, here)
    const before = list[after - 1]
    for (let value = before; value !== undefined; value = within.get(value)) {
      if (!here.startsWith(value)) continue
      if (value.length >= WORD || isWord(text, start, value.length)) return value.length
    }
    const common = (most: number): number =>
      Math.max(commonLength(before ?? '', here, most), commonLength(list[after] ?? '', here, most))
    const part = common(LOOKED_AT)
    if (here[part] === '…') return part
    if (part < PART || !/\d/.test(here.slice(0, part))) return 0
    return common(longest)
  }
}

/** The index of the first value that comes after a text in the order of characters. */
function firstAfter(list: readonly string[], text: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? '') <= text) low = middle + 1
    else high = middle
  }
  return low
}

function commonLength(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && length < a.length && a[length] === b[length]) length++
  return length
}

function isWord(text: string, start: number, length: number): boolean {
  return !/[\w-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(start + length))
}
