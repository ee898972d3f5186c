import { valueOf } from './flags.ts'
import { isBlank, isSpace, type LogicalLine, skipBlanks, skipNonBlanks, skipSpaces, spanOf } from './logical.ts'
import { closingQuote, unquote } from './quotes.ts'
import type { Pair, VariableUse, Word } from './tree.ts'
import { variablesIn } from './variables.ts'

/** The instructions whose arguments Docker splits at blanks, whatever quotes and escapes stand around them. */
const SPLIT_AT_BLANKS: ReadonlySet<string> = new Set(['FROM', 'EXPOSE', 'VOLUME', 'COPY', 'ADD'])

/**
 * The index behind the word that starts at `from`. A quote that is never closed counts as an ordinary character, so that one
 * stray apostrophe does not swallow the rest of the line.
 */
function wordEnd(text: string, from: number, to: number, escape: string, parts: (code: number) => boolean): number {
  let i = from
  while (i < to && !parts(text.charCodeAt(i))) {
    const c = text[i]
    if (c === escape) i += 2
    else if (c === '"' || c === "'") {
      const close = closingQuote(text, i, to, escape)
      i = close < 0 ? i + 1 : close
    } else i++
  }
  return Math.min(i, to)
}

/** Splits the arguments of an instruction, at `from`..`to` of its logical line, into words. */
export function readWords(
  keyword: string,
  line: LogicalLine,
  from: number,
  to: number,
  escape: string,
): readonly Word[] {
  const { text } = line
  const [skip, end] = SPLIT_AT_BLANKS.has(keyword)
    ? [skipBlanks, (i: number) => skipNonBlanks(text, i, to)]
    : WITH_PAIRS.has(keyword)
      ? [skipSpaces, (i: number) => wordEnd(text, i, to, escape, isSpace)]
      : [skipBlanks, (i: number) => wordEnd(text, i, to, escape, isBlank)]
  const words: Word[] = []
  for (let i = skip(text, from, to); i < to; i = skip(text, i, to)) {
    const behind = end(i)
    words.push(readWord(line, i, behind, escape))
    i = behind
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
  const firstEnd = wordEnd(text, from, to, escape, isSpace)
  if (keyword !== 'ARG' && from < to && !text.slice(from, firstEnd).includes('=')) {
    return [legacyPair(line, from, to, escape)]
  }
  for (let i = from; i < to; i = skipSpaces(text, i, to)) {
    const end = wordEnd(text, i, to, escape, isSpace)
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
