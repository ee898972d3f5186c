import type { ShellVariable } from './model.ts'
import type { Reader } from './reader.ts'

/** What has been read of a word so far. */
export interface WordDraft {
  /** The text up to `rawFrom`, line continuations removed. */
  raw: string
  rawFrom: number
  /** Known text between expansions; the last is being added to. */
  readonly literals: string[]
  readonly variables: ShellVariable[]
  quoted: boolean
}

/** A word that begins at `start`. */
export function wordDraft(start: number): WordDraft {
  return { raw: '', rawFrom: start, literals: [''], variables: [], quoted: false }
}

/** Adds text that is known. */
export function addLiteral(word: WordDraft, text: string): void {
  const last = word.literals.length - 1
  word.literals[last] = (word.literals[last] ?? '') + text
}

/** Adds something that is not known. */
export function addUnknown(word: WordDraft): void {
  word.literals.push('')
}

/** Leaves out an escaped line break of `length` at the reader's place, and moves over it. */
export function dropContinuation(reader: Reader, word: WordDraft, length: number): void {
  word.raw += reader.text.slice(word.rawFrom, reader.at)
  reader.at += length
  word.rawFrom = reader.at
}

/** The word's text without its line continuations, up to `end`. */
export function rawText(reader: Reader, word: WordDraft, end: number): string {
  return word.raw + reader.text.slice(word.rawFrom, end)
}

/**
 * Reads something that must be closed. When `read` says it is not, everything read since is taken back and the opening characters
 * are plain text - as long as the script's allowance of such second passes lasts; after that the word goes on to the end.
 * @returns whether it was closed
 */
export function readClosed(reader: Reader, word: WordDraft, opener: string, read: () => boolean): boolean {
  const { output } = reader
  const before = {
    at: reader.at,
    commands: output.commands.length,
    compounds: output.compounds.length,
    comments: output.comments.length,
    problems: output.problems.length,
    heredocs: reader.heredocs.length,
    heredocsRead: reader.heredocsRead,
    raw: word.raw,
    rawFrom: word.rawFrom,
    literals: word.literals.length,
    literal: word.literals[word.literals.length - 1] ?? '',
    variables: word.variables.length,
    quoted: word.quoted,
  }
  reader.at += opener.length
  word.quoted ||= opener !== '${'
  if (read()) return true
  if (output.retries <= 0) return false
  output.retries--
  output.commands.length = before.commands
  output.compounds.length = before.compounds
  output.comments.length = before.comments
  output.problems.length = before.problems
  reader.heredocs.length = before.heredocs
  reader.heredocsRead = before.heredocsRead
  word.raw = before.raw
  word.rawFrom = before.rawFrom
  word.literals.length = before.literals
  word.literals[before.literals - 1] = before.literal + opener
  word.variables.length = before.variables
  word.quoted = before.quoted
  reader.at = before.at + opener.length
  return false
}
