import { cut, replace } from './patterns.ts'
import { nameAt, operatorAt } from './variables.ts'

/** Gives the value of a variable; `undefined` when it has none, or none that is known. */
export type Environment = (name: string) => string | undefined

interface Scan {
  readonly text: string
  readonly escape: string
  readonly env: Environment
  at: number
  /** Set at a form that Docker refuses: then nothing is known. */
  broken: boolean
  /** How many characters variables have given so far. */
  given: number
  /** Set where variables nest too deep, or hold too much, to be looked into. */
  excessive: boolean
}

// Each level costs a stack frame; nobody nests defaults this deep.
const DEEPEST = 32
// A variable made of itself twice, forty times over, would fill the memory. What is written out in the file does not count.
const MOST_GIVEN = 4096

/**
 * Substitutes the variables of a word or of raw text and removes quotes and escapes, as BuildKit's shell lexer does:
 * `$X`, `${X}`, and with `-`, `:-`, `+`, `:+`, `?`, `:?`, `#`, `##`, `%`, `%%`, `/`, `//`. `undefined` when a variable that
 * matters is unknown or Docker refuses the text.
 *
 * @param source what was written, quotes included: a `Word`, a `Pair`'s `raw`, any raw text
 * @param escape the tree's escape character
 */
export function expand(source: string | { readonly raw: string }, env: Environment, escape = '\\'): string | undefined {
  const scan = scanOf(typeof source === 'string' ? source : source.raw, env, escape)
  const value = readUntil(scan, '', false, 0)
  return scan.broken || scan.excessive ? undefined : value
}

/** Whether Docker can take the quotes and variables of a text apart, whatever the variables' values are. */
export function readsAsWords(text: string, escape: string): boolean {
  const scan = scanOf(text, () => 'x', escape)
  readUntil(scan, '', false, 0)
  return scan.excessive || !scan.broken
}

function scanOf(text: string, env: Environment, escape: string): Scan {
  return { text, escape, env, at: 0, broken: false, given: 0, excessive: false }
}

/** Reads to `stop` (past it) or, when that is empty, to the end. `undefined` when something in it is unknown. */
function readUntil(scan: Scan, stop: string, pattern: boolean, depth: number): string | undefined {
  const parts: (string | undefined)[] = []
  while (scan.at < scan.text.length && !scan.broken) {
    const c = scan.text[scan.at] ?? ''
    if (stop !== '' && c === stop) {
      scan.at++
      return join(parts)
    }
    if (c === '$') parts.push(readVariable(scan, depth))
    else if (c === "'") {
      const end = scan.text.indexOf("'", scan.at + 1)
      if (end < 0) scan.broken = true
      else parts.push(inPattern(scan.text.slice(scan.at + 1, end), scan, pattern))
      scan.at = end + 1
    } else if (c === '"') readQuoted(scan, parts, pattern, depth)
    else if (c === scan.escape) {
      if (pattern) parts.push(c)
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

/** Quotes keep an escape from escaping, in a pattern as well. */
function inPattern(text: string, { escape }: Scan, pattern: boolean): string {
  return pattern ? text.replaceAll(escape, () => escape + escape) : text
}

function readQuoted(scan: Scan, parts: (string | undefined)[], pattern: boolean, depth: number): void {
  scan.at++
  while (scan.at < scan.text.length && !scan.broken) {
    const c = scan.text[scan.at] ?? ''
    if (c === '"') {
      scan.at++
      return
    }
    if (c === '$') {
      parts.push(readVariable(scan, depth))
      continue
    }
    const next = scan.text[scan.at + 1]
    const escapes = c === scan.escape && (next === '"' || next === '$' || next === scan.escape)
    if (pattern && c === scan.escape) parts.push(c)
    if (escapes) scan.at++
    parts.push(scan.text[scan.at])
    scan.at++
  }
  scan.broken = true
}

/** Reads what starts with the `$` at hand; `undefined` as well where it makes the text too long. */
function readVariable(scan: Scan, depth: number): string | undefined {
  const value = readDollar(scan, depth)
  scan.given += value?.length ?? 0
  scan.excessive ||= scan.given > MOST_GIVEN
  return scan.excessive ? undefined : value
}

/** Reads what starts with the `$` at hand, however long it gets. */
function readDollar(scan: Scan, depth: number): string | undefined {
  const braced = scan.text[scan.at + 1] === '{'
  const start = scan.at + (braced ? 2 : 1)
  const name = nameAt(scan.text, start)
  scan.at = start + name.length
  if (!braced) return name === '' ? '$' : scan.env(name)
  const operator = scan.text[scan.at] === '}' ? '}' : operatorAt(scan.text, scan.at)
  scan.at += operator.length
  scan.excessive ||= depth >= DEEPEST
  if (name === '' || operator === '' || scan.excessive) {
    scan.broken = true
    return undefined
  }
  const value = scan.env(name)
  if (operator === '}') return value
  const isReplaced = operator.startsWith('/')
  const isPattern = isReplaced || operator.startsWith('#') || operator.startsWith('%')
  const word = readUntil(scan, isReplaced ? '/' : '}', isPattern, depth + 1)
  if (operator === ':?' && value === '') scan.broken = true
  if (!isPattern) return apply(value, operator, word)
  const replacement = isReplaced ? readUntil(scan, '}', true, depth + 1) : ''
  if (scan.broken || word === undefined) return undefined
  const matched =
    replacement === undefined || !isReplaced
      ? cut(value ?? '', word, operator)
      : replace(value ?? '', word, replacement, operator === '//')
  scan.broken ||= matched === 'refused'
  return value === undefined || replacement === undefined || matched === 'refused' ? undefined : matched.text
}

function apply(value: string | undefined, operator: string, word: string | undefined): string | undefined {
  const absent = value === undefined || (operator.startsWith(':') && value === '')
  switch (operator.at(-1)) {
    case '-':
      return absent ? word : value
    case '+':
      return absent ? '' : word
    default:
      return absent ? undefined : value
  }
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('')
}
