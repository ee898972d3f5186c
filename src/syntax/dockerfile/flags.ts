import type { Span } from '../../core/span.ts'
import { isBlank, type LogicalLine, offsetOf, skipBlanks, spanOf } from './logical.ts'
import type { Flag, FlagOption } from './tree.ts'

/** The flags of an instruction, and where the rest of its arguments starts in the logical line. */
interface FlagList {
  readonly flags: readonly Flag[]
  readonly end: number
}

/** A flag without its quotes and escapes. */
interface Stripped {
  readonly text: string
  /** Where each of its characters stands in the logical line, and where the flag ends. */
  readonly at: readonly number[]
}

const WITH_OPTIONS: ReadonlySet<string> = new Set(['mount', 'device'])

/**
 * Reads the leading words that start with `--`; a lone `--` ends them. In quotes of either kind the escape counts too, and a quote that is
 * never closed takes the rest of the line, as in BuildKit.
 */
export function readFlags(line: LogicalLine, from: number, to: number, escape: string): FlagList {
  const flags: Flag[] = []
  let i = skipBlanks(line.text, from, to)
  while (line.text.startsWith('--', i) && i + 2 <= to) {
    const stripped = strip(line.text, i, to, escape)
    const end = stripped.at.at(-1) ?? to
    const next = skipBlanks(line.text, end, to)
    if (stripped.text === '--') return { flags, end: next }
    flags.push(readFlag(line, stripped))
    i = next
  }
  return { flags, end: i }
}

function strip(text: string, from: number, to: number, escape: string): Stripped {
  const parts: string[] = []
  const at: number[] = []
  let quote = ''
  let i = from
  for (; i < to && (quote !== '' || !isBlank(text.charCodeAt(i))); i++) {
    const c = text.charAt(i)
    if (c === quote) quote = ''
    else if (quote === '' && (c === '"' || c === "'")) quote = c
    else {
      if (c === escape) i++
      if (i >= to) break
      parts.push(text.charAt(i))
      at.push(i)
    }
  }
  return { text: parts.join(''), at: [...at, Math.min(i, to)] }
}

function readFlag(line: LogicalLine, { text, at }: Stripped): Flag {
  const from = at[0] ?? 0
  const to = at.at(-1) ?? from
  const equals = text.indexOf('=')
  const nameEnd = equals < 0 ? to : (at[equals] ?? to)
  const base = {
    name: equals < 0 ? text.slice(2) : text.slice(2, equals),
    span: spanOf(line, from, to),
    nameSpan: spanOf(line, from + 2, nameEnd),
  }
  if (equals < 0) return { ...base, value: undefined }
  return {
    ...base,
    value: text.slice(equals + 1),
    valueSpan: valueOf(line, nameEnd + 1, to),
    ...(WITH_OPTIONS.has(base.name) && { options: readOptions(line, { text, at }, equals + 1) }),
  }
}

/** Splits at every comma: BuildKit takes the quotes away before it looks for them. */
function readOptions(line: LogicalLine, { text, at }: Stripped, from: number): readonly FlagOption[] {
  const options: FlagOption[] = []
  let start = from
  let place = (at[from - 1] ?? 0) + 1
  for (const part of text.slice(from).split(',')) {
    const end = at[start + part.length] ?? 0
    const equals = part.indexOf('=')
    if (equals >= 0) {
      const valueFrom = (at[start + equals] ?? 0) + 1
      const value = part.slice(equals + 1)
      options.push({
        key: part.slice(0, equals),
        value,
        span: spanOf(line, place, end),
        valueSpan: valueOf(line, valueFrom, end),
      })
    } else if (part !== '') options.push({ key: part, value: undefined, span: spanOf(line, place, end) })
    start += part.length + 1
    place = end + 1
  }
  return options
}

/** The span of a value; an empty one stands right behind its `=`. */
export function valueOf(line: LogicalLine, from: number, to: number): Span {
  if (from < to) return spanOf(line, from, to)
  const at = offsetOf(line, from - 1) + 1
  return { start: at, end: at }
}
