import type { Span } from '../../core/span.ts'
import { fileSpan, type Mapped } from './mapped.ts'
import type { Assignment, Redirect, ShellCommand, ShellCompound, ShellProblem, ShellWord, Via } from './model.ts'

/** Substitutions, parameter expansions and `sh -c` texts are read by recursion, no deeper than this; beyond it they are plain text. */
export const MAX_LEVEL = 40
/** Only so many problems of one script are kept. */
const MAX_PROBLEMS = 100

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface CommandDraft extends Mutable<Omit<ShellCommand, 'words' | 'assignments' | 'redirects'>> {
  readonly words: ShellWord[]
  readonly assignments: Assignment[]
  readonly redirects: Mutable<Redirect>[]
}

export interface CompoundDraft extends Mutable<Omit<ShellCompound, 'redirects'>> {
  readonly redirects: Mutable<Redirect>[]
}

export interface PendingHeredoc {
  readonly redirect: Mutable<Redirect>
  readonly delimiter: string
  readonly stripTabs: boolean
  readonly owner: CommandDraft | undefined
  readonly ownerIndex: number | undefined
}

/** What is shared by all texts of one script. */
export interface Output {
  readonly commands: CommandDraft[]
  readonly compounds: CompoundDraft[]
  readonly comments: Span[]
  readonly problems: ShellProblem[]
  /** The next pipeline or list number. */
  number: number
  /** How many unclosed quotes may still be taken back and read as plain characters: each costs one more pass. */
  retries: number
  /** How many characters may still be read ahead to tell `((` from two subshells. */
  lookahead: number
}

/** The state of reading one text. Offsets are into `text`, not into the file. */
export interface Reader {
  readonly mapped: Mapped
  readonly text: string
  readonly escape: '\\' | '`'
  readonly output: Output
  /** Whether a here-document alone is a script, as in Docker's `RUN <<EOF`. */
  readonly bareHeredocIsScript: boolean
  /** How many `sh -c` texts this one stands in. */
  readonly shells: number
  heredocs: PendingHeredoc[]
  /** Here-documents before this index have their body. */
  heredocsRead: number
  at: number
  end: number
  level: number
  depth: number
  /** How many backtick substitutions `at` stands in. */
  backticks: number
  via: Via
  /** Index of the command being read, or of the one the text stands in. */
  command: number | undefined
  /** Reads commands up to the end, or up to and including `)`; false when `)` is missing. Set by the command reader. */
  readonly readList: (reader: Reader, closer: ')' | 'end') => boolean
}

/** The file span of a range of the text being read. */
export function spanOf(reader: Reader, start: number, end: number): Span {
  return fileSpan(reader.mapped, start, end)
}

/** Notes what is wrong at a range of the text. */
export function problem(reader: Reader, start: number, end: number, message: string): void {
  problemAt(reader, spanOf(reader, start, end), message)
}

/** Notes what is wrong at a span of the file. */
export function problemAt(reader: Reader, where: Span, message: string): void {
  if (reader.output.problems.length < MAX_PROBLEMS) reader.output.problems.push({ span: where, message })
}

/** Reads the commands of a substitution from `at`, in place. @returns whether its end was found. */
export function readNested(reader: Reader, via: Via, closer: ')' | 'end'): boolean {
  const outer = { via: reader.via, command: reader.command }
  reader.via = via
  reader.level++
  reader.depth++
  const closed = reader.readList(reader, closer)
  reader.level--
  reader.depth--
  reader.via = outer.via
  reader.command = outer.command
  return closed
}
