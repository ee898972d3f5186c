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
    if (end <= at) continue
    const from = Math.max(start, at)
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, '•')
    at = end
  }
  return result + text.slice(at)
}

/** The values of secrets to look for outside their own place; one that is guessable anywhere is none. */
export function searchedValues(source: Source, secrets: readonly SecretSpan[]): readonly string[] {
  const guessable = new Set(secrets.filter((secret) => secret.guessable).map((secret) => source.slice(secret)))
  return secrets.map((secret) => source.slice(secret)).filter((value) => !guessable.has(value))
}

/** Shorter values are too common to look for; those below the second length only count as words of their own. */
const SHORTEST = 4
const WORD = 8

/** Finds values that must not be shown wherever they occur. */
export interface Masker {
  /** Where a value stands, in order, without overlaps. */
  occurrences(text: string): readonly Span[]
  /** The text with every value replaced, but for those that stand in `except`: a password that is also a service's name gives nothing away there. */
  mask(text: string, except?: string): string
}

/**
 * Looks for many values at once: by their first characters, so that thousands cost no more than one.
 * @param values the secrets as written; words nobody would call secret, such as `admin`, are left alone
 */
export function maskerOf(values: Iterable<string>): Masker {
  const byHead = new Map<string, string[]>()
  for (const value of new Set(values)) {
    if (value.length < SHORTEST || isWeakPassword(value)) continue
    const head = value.slice(0, SHORTEST)
    const list = byHead.get(head)
    if (list) list.push(value)
    else byHead.set(head, [value])
  }
  for (const list of byHead.values()) list.sort((a, b) => b.length - a.length)
  const occurrences = (text: string): readonly Span[] => {
    const found: Span[] = []
    if (byHead.size === 0) return found
    for (let start = 0; start + SHORTEST <= text.length; start++) {
      const value = byHead
        .get(text.slice(start, start + SHORTEST))
        ?.find((one) => text.startsWith(one, start) && (one.length >= WORD || isWord(text, start, one.length)))
      if (value === undefined) continue
      found.push({ start, end: start + value.length })
      start += value.length - 1
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

function isWord(text: string, start: number, length: number): boolean {
  return !/[\w-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(start + length))
}
