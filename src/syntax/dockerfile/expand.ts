import { closingQuote } from './quotes.ts'
import { nameAt, operatorAt } from './variables.ts'

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
function cut(value: string, pattern: string, operator: string): string | undefined {
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

/** Gives the value of a variable; `undefined` when it has none, or none that is known. */
export type Environment = (name: string) => string | undefined

interface Scan {
  readonly text: string
  readonly escape: string
  readonly env: Environment
  at: number
  /** Set at a form that cannot be read: then nothing is known. */
  broken: boolean
}

// Each level costs a stack frame; nobody nests defaults this deep.
const DEEPEST = 32

/**
 * Substitutes the variables of a word or of raw text and removes quotes and escapes, as BuildKit's shell lexer does:
 * `$X`, `${X}`, and with `-`, `:-`, `+`, `:+`, `?`, `:?`, `#`, `##`, `%`, `%%`. `undefined` when a variable that
 * matters is unknown or a form is not understood.
 *
 * @param source what was written, quotes included: a `Word`, a `Pair`'s `raw`, any raw text
 * @param escape the tree's escape character
 */
export function expand(source: string | { readonly raw: string }, env: Environment, escape = '\\'): string | undefined {
  const text = typeof source === 'string' ? source : source.raw
  const scan: Scan = { text, escape, env, at: 0, broken: false }
  const value = readUntil(scan, '', false, 0)
  return scan.broken ? undefined : value
}

/** Reads to `stop` (past it) or, when that is empty, to the end. `undefined` when something in it is unknown. */
function readUntil(scan: Scan, stop: string, rawEscapes: boolean, depth: number): string | undefined {
  const parts: (string | undefined)[] = []
  while (scan.at < scan.text.length && !scan.broken) {
    const c = scan.text[scan.at] ?? ''
    if (stop !== '' && c === stop) {
      scan.at++
      return join(parts)
    }
    const close = c === '"' || c === "'" ? closingQuote(scan.text, scan.at, scan.text.length, scan.escape) : -1
    if (c === '$') parts.push(readDollar(scan, depth))
    else if (c === "'" && close > 0) {
      parts.push(scan.text.slice(scan.at + 1, close - 1))
      scan.at = close
    } else if (c === '"' && close > 0) readQuoted(scan, parts, depth)
    else if (c === scan.escape) {
      if (rawEscapes) parts.push(c)
      parts.push(scan.text.slice(scan.at + 1, scan.at + 2))
      scan.at += 2
    } else {
      parts.push(c)
      scan.at++
    }
  }
  if (stop !== '') scan.broken = true
  return join(parts)
}

/** Reads a double-quoted part; the caller knows that it is closed, unless a brace in it runs away. */
function readQuoted(scan: Scan, parts: (string | undefined)[], depth: number): void {
  scan.at++
  while (scan.at < scan.text.length && !scan.broken) {
    const c = scan.text[scan.at] ?? ''
    if (c === '"') {
      scan.at++
      return
    }
    if (c === '$') {
      parts.push(readDollar(scan, depth))
      continue
    }
    const next = scan.text[scan.at + 1]
    if (c === scan.escape && (next === '"' || next === '$' || next === scan.escape)) scan.at++
    parts.push(scan.text[scan.at])
    scan.at++
  }
  scan.broken = true
}

/** Reads what starts with the `$` at hand. */
function readDollar(scan: Scan, depth: number): string | undefined {
  const braced = scan.text[scan.at + 1] === '{'
  const start = scan.at + (braced ? 2 : 1)
  const name = nameAt(scan.text, start, braced)
  scan.at = start + name.length
  if (!braced) return name === '' ? '$' : scan.env(name)
  const operator = scan.text[scan.at] === '}' ? '' : operatorAt(scan.text, scan.at)
  if (name === '' || (operator === '' && scan.text[scan.at] !== '}') || operator.startsWith('/') || depth >= DEEPEST) {
    scan.broken = true
    return undefined
  }
  if (operator === '') {
    scan.at++
    return scan.env(name)
  }
  scan.at += operator.length
  const cuts = operator.startsWith('#') || operator.startsWith('%')
  const word = readUntil(scan, '}', cuts, depth + 1)
  return apply(scan.env(name), operator, word)
}

function apply(value: string | undefined, operator: string, word: string | undefined): string | undefined {
  const absent = value === undefined || (operator.startsWith(':') && value === '')
  switch (operator.at(-1)) {
    case '-':
      return absent ? word : value
    case '+':
      return absent ? '' : word
    case '?':
      return absent ? undefined : value
    default:
      return value === undefined || word === undefined ? undefined : cut(value, word, operator)
  }
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('')
}
