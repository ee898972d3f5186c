import { type Span, span } from '../../core/span.ts'
import { readFlags } from './flags.ts'
import { type HeredocMarker, heredocMarkers, WITH_HEREDOCS } from './heredocs.ts'
import { type ExecForm, readJson } from './json.ts'
import { type LogicalLine, runsOf, skipBlanks, skipNonBlanks, skipSpaces, spanOf, trimEnd } from './logical.ts'
import type { Flag, Heredoc, Instruction, Word } from './tree.ts'
import { readPairs, readWords, WITH_PAIRS } from './words.ts'

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
