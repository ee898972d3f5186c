import { type LogicalLine, spanOf } from './logical.ts'
import type { JsonString } from './tree.ts'
import { matchAt } from './variables.ts'

/** What stands where an exec form may stand. */
export type ExecForm =
  | { readonly kind: 'strings'; readonly strings: readonly JsonString[] }
  /** No array of strings: Docker takes it as shell form. */
  | { readonly kind: 'none' }
  /** An array with something else in it, which Docker refuses: `from`..`to` of the logical line is that. */
  | { readonly kind: 'mixed'; readonly from: number; readonly to: number }

const NONE: ExecForm = { kind: 'none' }
const BLANKS = /[ \t\r]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERAL = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?=[ \t\r,\]])/y

/** Reads `from`..`to` of a logical line as a JSON array of strings, without recursion. */
export function readJson(line: LogicalLine, from: number, to: number): ExecForm {
  const { text } = line
  if (text[from] !== '[') return NONE
  const strings: JsonString[] = []
  let mixed: { readonly from: number; readonly to: number } | undefined
  let i = skip(text, from + 1)
  if (text[i] === ']' && i < to) return skip(text, i + 1) >= to ? { kind: 'strings', strings } : NONE
  while (i < to) {
    if ('[{'.includes(text[i] ?? ' ')) {
      return isJson(text.slice(from, to)) ? { kind: 'mixed', from: i, to: text.lastIndexOf(']', to) } : NONE
    }
    const end = elementEnd(text, i, to)
    if (end < 0 || end > to) return NONE
    if (text[i] === '"') strings.push({ span: spanOf(line, i, end), value: cook(text.slice(i, end)) })
    else mixed ??= { from: i, to: end }
    i = skip(text, end)
    if (i < to && text[i] === ']') {
      if (skip(text, i + 1) < to) return NONE
      return mixed ? { kind: 'mixed', ...mixed } : { kind: 'strings', strings }
    }
    if (text[i] !== ',') return NONE
    i = skip(text, i + 1)
  }
  return NONE
}

/** The index behind what JSON takes for blanks. */
function skip(text: string, at: number): number {
  return at + matchAt(BLANKS, text, at).length
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The index behind the string or literal at `at`, or -1. A number too large for Go is none. */
function elementEnd(text: string, at: number, to: number): number {
  if (text[at] === '"') return stringEnd(text, at, to)
  const literal = matchAt(LITERAL, text, at)
  return literal === '' || Math.abs(Number(literal)) === Infinity ? -1 : at + literal.length
}

/** The index behind the string at `at`, or -1: by hand, as a pattern would need memory for each character of a long one. */
function stringEnd(text: string, at: number, to: number): number {
  for (let i = at + 1; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c === 34) return i + 1
    // JSON allows no raw control characters between quotes.
    if (c < 32) return -1
    if (c !== 92) continue
    const escape = matchAt(ESCAPE, text, i)
    if (escape === '') return -1
    i += escape.length - 1
  }
  return -1
}

/** Half a character is the replacement character to Go. */
function cook(literal: string): string {
  return literal.includes('\\')
    ? (JSON.parse(literal) as string).replace(/\p{Surrogate}/gu, '\ufffd')
    : literal.slice(1, -1)
}
