import { valueOf, readFlags } from './flags.ts'
import {
  isBlank,
  isSpace,
  type LogicalLine,
  skipBlanks,
  skipNonBlanks,
  skipSpaces,
  spanOf,
  runsOf,
  trimEnd,
} from './logical.ts'
import { closingQuote, unquote } from './quotes.ts'
import type { Pair, VariableUse, Word, Flag, Heredoc, Instruction } from './tree.ts'
import { variablesIn } from './variables.ts'
import { type Span, span } from '../../core/span.ts'
import { type HeredocMarker, heredocMarkers, WITH_HEREDOCS } from './heredocs.ts'
import { type ExecForm, readJson } from './json.ts'

/** What a FROM says. */
export interface FromParts {
  readonly image: Word
  readonly platform?: Flag
  /** The stage's name, as written; Docker compares it in lower case. */
  readonly alias?: { readonly name: string; readonly span: Span }
}

/** The parts of a FROM; `undefined` for every other instruction and for a FROM without image. */
export function readFrom(instruction: Instruction): FromParts | undefined {
  const [image, as, name] = instruction.words
  if (instruction.keyword !== 'FROM' || !image) return undefined
  const platform = instruction.flags.find((flag) => flag.name === 'platform')
  const alias = as?.raw.toUpperCase() === 'AS' && name ? { alias: { name: name.raw, span: name.span } } : {}
  return { image, ...(platform ? { platform } : {}), ...alias }
}

/** What reading an instruction needs from around it. */
export interface InstructionContext {
  readonly escape: string
  /** Behind the last character of its lines. */
  readonly end: number
  /** Whether its lines are its own and end there. */
  readonly whole: boolean
  /** Reads the bodies of heredocs from the lines that follow. */
  readonly heredocs: (markers: readonly HeredocMarker[]) => readonly Heredoc[]
  /** Looks at each instruction as it is read, triggers first. */
  readonly check: (instruction: Instruction, line: LogicalLine, form: ExecForm) => void
}

/** The instructions whose arguments may be a JSON array. */
const WITH_JSON: ReadonlySet<string> = new Set([
  'RUN',
  'CMD',
  'ENTRYPOINT',
  'SHELL',
  'VOLUME',
  'COPY',
  'ADD',
  'HEALTHCHECK',
])

/** Reads the instruction that a logical line holds from `from` on. An ONBUILD's trigger is read one level deep. */
export function readInstruction(
  line: LogicalLine,
  from: number,
  context: InstructionContext,
  isTrigger = false,
): Instruction {
  const { text } = line
  const to = trimEnd(text, from, text.length)
  const start = skipSpaces(text, from, to)
  const keywordEnd = skipNonBlanks(text, start, to)
  const keyword = text.slice(start, keywordEnd).toUpperCase()
  const { flags, end: flagsEnd } = readFlags(line, keywordEnd, to, context.escape)
  const bodyFrom = skipSpaces(text, flagsEnd, to)
  const formFrom = keyword === 'HEALTHCHECK' ? skipSpaces(text, skipNonBlanks(text, bodyFrom, to), to) : bodyFrom
  const form: ExecForm = WITH_JSON.has(keyword) ? readJson(line, formFrom, to) : { kind: 'none' }
  const trigger =
    keyword === 'ONBUILD' && !isTrigger && bodyFrom < to ? readInstruction(line, bodyFrom, context, true) : undefined
  const heredocs = WITH_HEREDOCS.has(keyword) && form.kind !== 'strings' ? context.heredocs(heredocMarkers(line)) : []
  const last = heredocs.at(-1)
  const instruction: Instruction = {
    keyword,
    keywordSpan: spanOf(line, start, keywordEnd),
    span: span(
      spanOf(line, start, keywordEnd).start,
      last ? (last.closingSpan?.end ?? last.bodySpan.end) : (trigger?.span.end ?? context.end),
    ),
    argumentsSpan: tail(line, skipBlanks(text, keywordEnd, to), to, context.end),
    bodySpan: tail(line, bodyFrom, to, context.end),
    body: text.slice(bodyFrom, to),
    bodyPieces: runsOf(line, bodyFrom, to),
    flags,
    words: readWords(keyword, line, bodyFrom, to, context.escape),
    json: form.kind === 'strings' ? form.strings : undefined,
    pairs: WITH_PAIRS.has(keyword) ? readPairs(keyword, line, bodyFrom, to, context.escape) : [],
    heredocs,
    whole: context.whole && (trigger?.whole ?? heredocs.every((heredoc) => heredoc.closed)),
    ...(trigger ? { trigger } : {}),
  }
  context.check(instruction, line, form)
  return instruction
}

/** The arguments from `from` on, with a continuation that leads nowhere. */
function tail(line: LogicalLine, from: number, to: number, end: number): Span {
  return from < to ? span(spanOf(line, from, to).start, end) : span(end, end)
}

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
function readWords(keyword: string, line: LogicalLine, from: number, to: number, escape: string): readonly Word[] {
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
const WITH_PAIRS: ReadonlySet<string> = new Set(['ENV', 'LABEL', 'ARG'])

/** What ENV, LABEL and ARG assign, read from the body at `from`..`to`. */
function readPairs(keyword: string, line: LogicalLine, from: number, to: number, escape: string): readonly Pair[] {
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
