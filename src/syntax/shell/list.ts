import type { Span } from '../../core/span.ts'
import type { Separator, ShellWord } from './model.ts'
import { problem, spanOf, type CommandDraft, type CompoundDraft, type Reader } from './reader.ts'
import { readShellText } from './shell-text.ts'

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
function number(list: List): Frame {
  const { output } = list.reader
  const current = top(list)
  if (current.list < 0) current.list = output.number++
  if (current.pipeline < 0) current.pipeline = output.number++
  return current
}

/** How deep items of the innermost frame stand. */
function depthOf(list: List): number {
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

/** The command being read, begun here when there is none. */
export function begin(list: List): OpenCommand {
  if (list.draft) return list.draft
  const { reader } = list
  const { at } = reader
  const current = number(list)
  const command: CommandDraft = {
    span: spanOf(reader, at, at),
    assignments: [],
    words: [],
    redirects: [],
    separator: 'end',
    pipeline: current.pipeline,
    list: current.list,
    depth: depthOf(list),
    compound: current.index,
    via: list.parens > 0 ? 'subshell' : reader.via,
    parent: list.parent,
  }
  list.functionAt = undefined
  list.draft = { command, ranges: [], start: at, end: at }
  reader.command = reader.output.commands.push(command) - 1
  return list.draft
}

/** Takes back a command that turned out to be something else. It holds no other. */
export function cancel(list: List, draft: OpenCommand): void {
  if (list.reader.output.commands.at(-1) === draft.command) list.reader.output.commands.pop()
  list.draft = undefined
  list.reader.command = list.parent
}

/** Ends the command being read, and reads the shell text it hands to a shell. */
export function finish(list: List): void {
  const { reader, draft } = list
  if (!draft) return
  draft.command.span = spanOf(reader, draft.start, draft.end)
  if (isOpenTest(draft.command)) problem(reader, draft.start, draft.start + 2, '`[[` has no closing `]]`.')
  readShellText(reader, draft.command, draft.ranges)
  top(list).item = draft.command
  list.draft = undefined
  reader.command = list.parent
}

/** Adds a word to the command being read. */
export function pushWord(draft: OpenCommand, word: ShellWord, start: number, end: number): void {
  draft.command.words.push(word)
  draft.ranges.push({ start, end })
  draft.end = end
}

/** Ends the item before a separator, and says what the next one shares with it. */
export function separate(list: List, separator: Separator): void {
  finish(list)
  const current = top(list)
  if (current.item) current.item.separator = separator
  current.item = undefined
  if (separator === '|' || separator === '|&') return
  current.pipeline = -1
  if (separator !== '&&' && separator !== '||') current.list = -1
}

/** Whether the command is a `[[` that waits for its `]]`. */
export function isOpenTest(draft: CommandDraft): boolean {
  return draft.words[0]?.text === '[[' && draft.words[draft.words.length - 1]?.text !== ']]'
}
