import type { Span } from '../../core/span.ts'
import { arithmeticEnd, looksAt, newlineLength, peek, skipBlanks, skipComment } from './lexer.ts'
import { readHeredocs } from './heredocs.ts'
import { problem, spanOf, type CommandDraft, type CompoundDraft, type Reader } from './reader.ts'
import type { ShellWord } from './model.ts'
import { atWord, readWord } from './words.ts'
import { readArithmetic } from './expansions.ts'
import { wordDraft } from './word-draft.ts'

/** A compound being read, or the list itself (without a compound). */
export interface Frame {
  readonly compound: CompoundDraft | undefined
  readonly index: number | undefined
  readonly opener: string
  readonly closer: string
  readonly start: number
  /** The item that waits for its separator. */
  item: CommandDraft | CompoundDraft | undefined
  /** Numbers of the next item; -1 for new ones. */
  pipeline: number
  list: number
  /** Whether `case` patterns come next. */
  patterns: boolean
}

/** A command being read. */
export interface OpenCommand {
  readonly command: CommandDraft
  /** Where each word stands in the text being read. */
  readonly ranges: Span[]
  readonly start: number
  end: number
}

/** The state of one list of commands: a text, a substitution, or all of a script. */
export interface List {
  readonly reader: Reader
  readonly frames: Frame[]
  /** The command being read. */
  draft: OpenCommand | undefined
  /** How many of the frames are `( )`. */
  parens: number
  /** Where a function definition began whose body comes next. */
  functionAt: number | undefined
  /** Index of the command the list stands in. */
  readonly parent: number | undefined
}

/** A frame for the commands of `compound`. */
export function frame(opener: string, closer: string, start: number, compound?: CompoundDraft, index?: number): Frame {
  return { compound, index, opener, closer, start, item: undefined, pipeline: -1, list: -1, patterns: false }
}

/** The innermost frame. */
export function top(list: List): Frame {
  return list.frames[list.frames.length - 1] ?? frame('', '', 0)
}

/** Gives the frame the numbers of the item that begins now, where it has none. */
export function number(list: List): Frame {
  const { output } = list.reader
  const current = top(list)
  if (current.list < 0) current.list = output.number++
  if (current.pipeline < 0) current.pipeline = output.number++
  return current
}

/** How deep items of the innermost frame stand. */
export function depthOf(list: List): number {
  return list.reader.depth + list.frames.length - 1
}

/** Begins a compound at `start`. */
export function open(list: List, kind: CompoundDraft['kind'], start: number, opener: string, closer: string): Frame {
  const from = list.functionAt ?? start
  const outer = number(list)
  const compound: CompoundDraft = {
    span: spanOf(list.reader, from, from),
    kind: list.functionAt === undefined ? kind : 'function',
    redirects: [],
    separator: 'end',
    pipeline: outer.pipeline,
    list: outer.list,
    depth: depthOf(list),
    compound: outer.index,
  }
  list.functionAt = undefined
  const opened = frame(opener, closer, from, compound, list.reader.output.compounds.push(compound) - 1)
  list.frames.push(opened)
  if (closer === ')') list.parens++
  return opened
}

/** Ends the innermost compound at the reader's place. No command may be open. */
export function close(list: List): void {
  const closed = list.frames.pop()
  if (!closed?.compound) return
  if (closed.closer === ')') list.parens--
  closed.compound.span = spanOf(list.reader, closed.start, list.reader.at)
  top(list).item = closed.compound
}

/** Ends the innermost compound, whose closing word is missing. */
export function closeMissing(list: List): void {
  const { compound, opener, closer, start } = top(list)
  if (compound) {
    const length = compound.kind === 'function' ? 1 : opener.length
    problem(list.reader, start, start + length, `\`${opener}\` has no closing \`${closer}\`.`)
  }
  close(list)
}

/** Reads `((...))` at `at` as one compound. @returns false when it is something else. */
export function readArithmeticCommand(list: List): boolean {
  const { reader } = list
  if (!looksAt(reader, '((')) return false
  const end = arithmeticEnd(reader, reader.at + 2)
  if (end === undefined) return false
  open(list, 'arithmetic', reader.at, '((', '))')
  reader.at += 2
  readArithmetic(reader, wordDraft(reader.at), end)
  close(list)
  return true
}

/** Moves over blanks, line breaks and comments. */
function skipLines(reader: Reader): void {
  for (;;) {
    skipBlanks(reader)
    if (newlineLength(reader, reader.at)) readHeredocs(reader)
    else if (peek(reader) === '#') skipComment(reader)
    else return
  }
}

function optionalWord(reader: Reader): ShellWord | undefined {
  return atWord(reader) ? readWord(reader) : undefined
}

function readIn(reader: Reader): boolean {
  const found = /^in(?:[\s(;\\]|$)/.test(reader.text.slice(reader.at, Math.min(reader.at + 3, reader.end)))
  if (found) reader.at += 2
  return found
}

/** Reads what stands between `for` or `select` and the separator before `do`. */
export function readLoopHeader(reader: Reader): void {
  skipBlanks(reader)
  const end = looksAt(reader, '((') ? arithmeticEnd(reader, reader.at + 2) : undefined
  if (end !== undefined) {
    reader.at += 2
    readArithmetic(reader, wordDraft(reader.at), end)
    return
  }
  optionalWord(reader)
  skipLines(reader)
  if (!readIn(reader)) return
  do skipBlanks(reader)
  while (optionalWord(reader))
}

/** Reads `WORD in` after `case`. */
export function readCaseHeader(reader: Reader, opened: Frame): void {
  skipLines(reader)
  const word = optionalWord(reader)
  skipLines(reader)
  opened.patterns = word !== undefined && readIn(reader)
  if (!opened.patterns) problem(reader, reader.at, reader.at, '`case` has no `in`.')
}

/** Reads the patterns of one `case` branch up to `)`. @returns whether `esac` stood there instead. */
export function readPatterns(reader: Reader, opened: Frame): boolean {
  skipLines(reader)
  const start = reader.at
  let any = false
  if (peek(reader) === '(') reader.at++
  while (reader.at < reader.end) {
    skipBlanks(reader)
    const newline = newlineLength(reader, reader.at)
    if (peek(reader) === ')' || (newline && any)) {
      opened.patterns = false
      if (newline) problem(reader, start, reader.at, 'A `case` pattern has no closing `)`.')
      else reader.at++
      return false
    }
    if (newline) readHeredocs(reader)
    else if (atWord(reader)) {
      const word = readWord(reader)
      if (!any && !word.quoted && word.value === 'esac') return true
      any = true
    } else if (reader.at < reader.end) reader.at++
  }
  return false
}
