import { valueOf } from './flags.ts'
import { skipBlanks, skipNonBlanks, spanOf, type LogicalLine } from './logical.ts'
import { unquote } from './quotes.ts'
import type { Pair } from './tree.ts'
import { readVariables, wordEnd } from './words.ts'

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
