import { continuationLength, isMeta, newlineLength, peek, skipBlanks, skipComment, unclosed } from './lexer.ts'
import { readDouble, readExpansion } from './expansions.ts'
import { readHeredocs } from './heredocs.ts'
import { readSingle } from './quotes.ts'
import type { Assignment, ShellWord } from './model.ts'
import { MAX_LEVEL, readNested, spanOf, type Reader } from './reader.ts'
import { addLiteral, addUnknown, dropContinuation, rawText, wordDraft, type WordDraft } from './word-draft.ts'

const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(?:\[[^\]\s'"$`]{0,200}\])?\+?=/y
const RUN = /[^\s\\'"$`;&|<>()]+/y

/** Whether `<(` or `>(` stands at `at`. */
export function atProcessSubstitution(reader: Reader): boolean {
  const c = peek(reader)
  return (c === '<' || c === '>') && peek(reader, 1) === '(' && reader.level < MAX_LEVEL
}

/** Whether a word begins at `at`. */
export function atWord(reader: Reader): boolean {
  return !isMeta(peek(reader)) || atProcessSubstitution(reader)
}

/** Reads the word at `at`, where `atWord` holds. Always moves on. */
export function readWord(reader: Reader): ShellWord {
  const start = reader.at
  const word = wordDraft(start)
  do readPart(reader, word, start)
  while (atWord(reader) || atGrouping(reader, start))
  return finishWord(reader, word, start)
}

/** The word made of the characters up to `reader.at`, as they are. */
export function plainWord(reader: Reader, start: number): ShellWord {
  const word = wordDraft(start)
  addLiteral(word, reader.text.slice(start, reader.at))
  return finishWord(reader, word, start)
}

function finishWord(reader: Reader, word: WordDraft, start: number): ShellWord {
  const literal = word.literals.length === 1
  return {
    span: spanOf(reader, start, reader.at),
    text: rawText(reader, word, reader.at),
    value: literal ? word.literals[0] : undefined,
    parts: literal ? 'literal' : 'expanded',
    literals: word.literals,
    quoted: word.quoted,
    variables: word.variables,
  }
}

function readPart(reader: Reader, word: WordDraft, start: number): void {
  RUN.lastIndex = reader.at
  if (RUN.test(reader.text)) {
    const end = Math.min(RUN.lastIndex, reader.end)
    addLiteral(word, reader.text.slice(reader.at, end))
    reader.at = end
    return
  }
  const c = reader.text[reader.at]
  const continuation = continuationLength(reader, reader.at)
  if (c === "'") readSingle(reader, word)
  else if (c === '"') readDouble(reader, word)
  else if (continuation) dropContinuation(reader, word, continuation)
  else if (readExpansion(reader, word, false)) return
  else if (c === '<' || c === '>') readProcessSubstitution(reader, word)
  else if (c !== '(') readCharacter(reader, word)
  else if (isArray(reader, start)) readArray(reader, word)
  else readPattern(reader, word)
}

function readCharacter(reader: Reader, word: WordDraft): void {
  const c = reader.text[reader.at]
  const next = peek(reader, 1)
  if (next !== undefined && (c === reader.escape || (c === '\\' && next === '"'))) {
    word.quoted = true
    addLiteral(word, next)
    reader.at += 2
    return
  }
  addLiteral(word, c ?? '')
  reader.at++
}

function readProcessSubstitution(reader: Reader, word: WordDraft): void {
  const start = reader.at
  addUnknown(word)
  reader.at += 2
  if (!readNested(reader, 'process-substitution', ')')) {
    unclosed(reader, start, reader.text.slice(start, start + 2), ')')
  }
}

/** Whether `(` inside a word belongs to it: an array `a=(`, or bash's `@(a|b)` patterns. */
function atGrouping(reader: Reader, start: number): boolean {
  if (peek(reader) !== '(' || reader.at === start) return false
  const before = reader.text[reader.at - 1] ?? ' '
  return isArray(reader, start) || '?*+@'.includes(before) || (before === '!' && reader.at - 1 > start)
}

function isArray(reader: Reader, start: number): boolean {
  if (reader.text[reader.at - 1] !== '=' || reader.level >= MAX_LEVEL) return false
  ASSIGNMENT.lastIndex = start
  return ASSIGNMENT.test(reader.text) && ASSIGNMENT.lastIndex === reader.at
}

function readArray(reader: Reader, word: WordDraft): void {
  const start = reader.at++
  addUnknown(word)
  reader.level++
  for (;;) {
    skipBlanks(reader)
    if (reader.at >= reader.end) {
      unclosed(reader, start, '(', ')')
      break
    }
    if (peek(reader) === ')') {
      reader.at++
      break
    }
    if (peek(reader) === '#') skipComment(reader)
    else if (newlineLength(reader, reader.at)) readHeredocs(reader)
    else if (atWord(reader)) word.variables.push(...readWord(reader).variables)
    else reader.at++
  }
  reader.level--
}

function readPattern(reader: Reader, word: WordDraft): void {
  const start = reader.at
  let open = 0
  do {
    const c = reader.text[reader.at]
    if (c === '(') open++
    if (c === ')') open--
    if (isMeta(c)) {
      addLiteral(word, c ?? '')
      reader.at++
    } else readPart(reader, word, start)
  } while (open > 0 && reader.at < reader.end && newlineLength(reader, reader.at) === 0)
}

/** The assignment a word that begins at `start` is, when it is one. */
export function assignmentOf(reader: Reader, word: ShellWord, start: number): Assignment | undefined {
  ASSIGNMENT.lastIndex = start
  const match = ASSIGNMENT.exec(reader.text)
  const name = match?.[1]
  if (!match || name === undefined || ASSIGNMENT.lastIndex > reader.at) return undefined
  const length = match[0].length
  const literals = word.literals.map((literal, index) => (index === 0 ? literal.slice(length) : literal))
  return {
    span: word.span,
    name,
    nameSpan: spanOf(reader, start, start + name.length),
    value: {
      ...word,
      span: spanOf(reader, start + length, reader.at),
      text: word.text.slice(length),
      value: word.value?.slice(length),
      literals,
    },
  }
}
