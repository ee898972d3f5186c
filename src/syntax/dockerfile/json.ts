import { skipBlanks, spanOf, type LogicalLine } from './logical.ts'
import type { JsonString } from './tree.ts'
import { matchAt } from './variables.ts'

/** What stands where an exec form may stand. */
export type ExecForm =
  | { readonly kind: 'strings'; readonly strings: readonly JsonString[] }
  /** No array of strings: Docker takes it as shell form. */
  | { readonly kind: 'none' }
  /** An array that breaks off: `from`..`to` of the logical line is what was opened. */
  | { readonly kind: 'unclosed'; readonly what: 'quote' | 'array'; readonly from: number; readonly to: number }
  /** An array with something else in it, which Docker refuses. */
  | { readonly kind: 'mixed'; readonly from: number; readonly to: number }

const NONE: ExecForm = { kind: 'none' }
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERAL = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?=[\s,\]])/y

/** Reads `from`..`to` of a logical line as a JSON array of strings, without recursion. */
export function readJson(line: LogicalLine, from: number, to: number): ExecForm {
  const { text } = line
  if (text[from] !== '[') return NONE
  const strings: JsonString[] = []
  let mixed: { readonly from: number; readonly to: number } | undefined
  let i = skipBlanks(text, from + 1, to)
  if (text[i] === ']' && i < to) return skipBlanks(text, i + 1, to) === to ? { kind: 'strings', strings } : NONE
  while (i < to) {
    const end = elementEnd(text, i, to)
    if (end < 0 || end > to) {
      return text[i] === '"' && isOpen(text, i, to) ? { kind: 'unclosed', what: 'quote', from: i, to } : NONE
    }
    if (text[i] === '"') strings.push({ span: spanOf(line, i, end), value: cook(text.slice(i, end)) })
    else mixed ??= { from: i, to: end }
    i = skipBlanks(text, end, to)
    if (i < to && text[i] === ']') {
      if (skipBlanks(text, i + 1, to) !== to) return NONE
      return mixed ? { kind: 'mixed', ...mixed } : { kind: 'strings', strings }
    }
    // A shell test (`[ "$A" = b ]`) starts like an array, but no comma follows.
    if (i >= to) {
      return strings.length > 1 || text[from + 1] === '"' ? { kind: 'unclosed', what: 'array', from, to } : NONE
    }
    if (text[i] !== ',') return NONE
    i = skipBlanks(text, i + 1, to)
  }
  return strings.length > 0 ? { kind: 'unclosed', what: 'array', from, to } : NONE
}

/** The index behind the string or literal at `at`, or -1. */
function elementEnd(text: string, at: number, to: number): number {
  if (text[at] === '"') return stringEnd(text, at, to)
  const literal = matchAt(LITERAL, text, at)
  return literal === '' ? -1 : at + literal.length
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

/** Whether the quote at `at` is never closed. */
function isOpen(text: string, at: number, to: number): boolean {
  for (let i = at + 1; i < to; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return false
  }
  return true
}

function cook(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1)
}
