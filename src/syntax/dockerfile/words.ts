import { isBlank, type LogicalLine, offsetOf, skipBlanks, skipNonBlanks, spanOf } from './logical.ts'
import { closingQuote, unquote } from './quotes.ts'
import type { Flag, FlagOption, Pair, VariableUse, Word } from './tree.ts'
import { variablesIn } from './variables.ts'

/**
 * The index behind the word that starts at `from`. A quote that is never closed counts as an ordinary character, so that one
 * stray apostrophe does not swallow the rest of the line.
 */
export function wordEnd(text: string, from: number, to: number, escape: string): number {
  let i = from
  while (i < to && !isBlank(text.charCodeAt(i))) {
    const c = text[i]
    if (c === escape) i += 2
    else if (c === '"' || c === "'") {
      const close = closingQuote(text, i, to, escape)
      i = close < 0 ? i + 1 : close
    } else i++
  }
  return Math.min(i, to)
}

/** Splits `from`..`to` of a logical line into words. */
export function readWords(line: LogicalLine, from: number, to: number, escape: string): readonly Word[] {
  const words: Word[] = []
  for (let i = skipBlanks(line.text, from, to); i < to; i = skipBlanks(line.text, i, to)) {
    const end = wordEnd(line.text, i, to, escape)
    words.push(readWord(line, i, end, escape))
    i = end
  }
  return words
}

/** The word at `from`..`to` of a logical line. */
function readWord(line: LogicalLine, from: number, to: number, escape: string): Word {
  const raw = line.text.slice(from, to)
  const variables = readVariables(line, from, to, escape)
  return {
    span: spanOf(line, from, to),
    raw,
    value: variables.length > 0 ? undefined : unquote(raw, escape),
    variables,
  }
}

/** The variables used in `from`..`to` of a logical line. */
function readVariables(line: LogicalLine, from: number, to: number, escape: string): readonly VariableUse[] {
  const raw = line.text.slice(from, to)
  if (!raw.includes('$')) return []
  return variablesIn(raw, escape).map(({ name, from: start, to: end, defaultValue, alternative }) => {
    const span = spanOf(line, from + start, from + end)
    if (defaultValue !== undefined) return { name, span, defaultValue }
    return alternative !== undefined ? { name, span, alternative } : { name, span }
  })
}

/** The flags of an instruction, and where the rest of its arguments starts in the logical line. */
interface FlagList {
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
function valueOf(line: LogicalLine, from: number, to: number): { start: number; end: number } {
  if (from < to) return spanOf(line, from, to)
  const at = offsetOf(line, from - 1) + 1
  return { start: at, end: at }
}

/** The instructions that assign names. */
export const WITH_PAIRS: ReadonlySet<string> = new Set(['ENV', 'LABEL', 'ARG'])

/** What ENV, LABEL and ARG assign, read from the body at `from`..`to`. */
export function readPairs(
  keyword: string,
  line: LogicalLine,
  from: number,
  to: number,
  escape: string,
): readonly Pair[] {
  const { text } = line
  const pairs: Pair[] = []
  const firstEnd = wordEnd(text, from, to, escape)
  if (keyword !== 'ARG' && from < to && !text.slice(from, firstEnd).includes('=')) {
    return [legacyPair(line, from, to, escape)]
  }
  for (let i = from; i < to; i = skipBlanks(text, i, to)) {
    const end = wordEnd(text, i, to, escape)
    const equals = text.slice(i, end).indexOf('=')
    const nameEnd = equals < 0 ? end : i + equals
    pairs.push(pair(line, i, nameEnd, equals < 0 ? undefined : nameEnd + 1, end, escape, false))
    i = end
  }
  return pairs
}

/** `ENV name the whole rest is the value`: the oldest form, of which there is one an instruction. */
function legacyPair(line: LogicalLine, from: number, to: number, escape: string): Pair {
  const nameEnd = skipNonBlanks(line.text, from, to)
  const valueFrom = skipBlanks(line.text, nameEnd, to)
  return pair(line, from, nameEnd, valueFrom < to ? valueFrom : undefined, to, escape, true)
}

function pair(
  line: LogicalLine,
  from: number,
  nameEnd: number,
  valueFrom: number | undefined,
  to: number,
  escape: string,
  legacy: boolean,
): Pair {
  const name = unquote(line.text.slice(from, nameEnd), escape)
  const span = spanOf(line, from, to)
  // `ENV =x` has no name: its place is where the pair begins, also when that is behind a line continuation.
  const nameSpan = from < nameEnd ? spanOf(line, from, nameEnd) : { start: span.start, end: span.start }
  if (valueFrom === undefined) return { name, nameSpan, value: undefined, raw: undefined, span, variables: [], legacy }
  const raw = line.text.slice(valueFrom, to)
  const variables = readVariables(line, valueFrom, to, escape)
  return {
    name,
    nameSpan,
    value: unquote(raw, escape),
    raw,
    valueSpan: valueOf(line, valueFrom, to),
    span,
    variables,
    legacy,
  }
}
