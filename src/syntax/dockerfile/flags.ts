import { offsetOf, skipBlanks, spanOf, type LogicalLine } from './logical.ts'
import { unquote } from './quotes.ts'
import type { Flag, FlagOption } from './tree.ts'
import { wordEnd } from './words.ts'

/** The flags of an instruction, and where the rest of its arguments starts in the logical line. */
export interface FlagList {
  readonly flags: readonly Flag[]
  readonly end: number
}

const WITH_OPTIONS: ReadonlySet<string> = new Set(['mount', 'device'])

/**
 * Reads the leading words that start with `--`; a lone `--` ends them. BuildKit takes a backslash as escape here, whatever
 * the directive says.
 */
export function readFlags(line: LogicalLine, from: number, to: number): FlagList {
  const flags: Flag[] = []
  let i = skipBlanks(line.text, from, to)
  while (line.text.startsWith('--', i) && i + 2 <= to) {
    const end = wordEnd(line.text, i, to, '\\')
    const next = skipBlanks(line.text, end, to)
    if (end === i + 2) return { flags, end: next }
    flags.push(readFlag(line, i, end))
    i = next
  }
  return { flags, end: i }
}

function readFlag(line: LogicalLine, from: number, to: number): Flag {
  const raw = line.text.slice(from, to)
  const equals = raw.indexOf('=')
  const nameEnd = equals < 0 ? to : from + equals
  const name = unquote(line.text.slice(from + 2, nameEnd), '\\')
  const base = { name, span: spanOf(line, from, to), nameSpan: spanOf(line, from + 2, nameEnd) }
  if (equals < 0) return { ...base, value: undefined }
  const valueFrom = nameEnd + 1
  const options = WITH_OPTIONS.has(name) ? { options: readOptions(line, valueFrom, to) } : {}
  return {
    ...base,
    value: unquote(line.text.slice(valueFrom, to), '\\'),
    valueSpan: valueOf(line, valueFrom, to),
    ...options,
  }
}

/** Splits at every comma: BuildKit takes the quotes away before it looks for them. */
function readOptions(line: LogicalLine, from: number, to: number): readonly FlagOption[] {
  const options: FlagOption[] = []
  let start = from
  for (const part of line.text.slice(from, to).split(',')) {
    const equals = part.indexOf('=')
    const end = start + part.length
    const key = unquote(equals < 0 ? part : part.slice(0, equals), '\\')
    const valueFrom = start + equals + 1
    if (equals >= 0) {
      const value = unquote(part.slice(equals + 1), '\\')
      options.push({ key, value, span: spanOf(line, start, end), valueSpan: valueOf(line, valueFrom, end) })
    } else if (part !== '') options.push({ key, value: undefined, span: spanOf(line, start, end) })
    start = end + 1
  }
  return options
}

/** The span of a value; an empty one stands right behind its `=`. */
export function valueOf(line: LogicalLine, from: number, to: number): { start: number; end: number } {
  if (from < to) return spanOf(line, from, to)
  const at = offsetOf(line, from - 1) + 1
  return { start: at, end: at }
}
