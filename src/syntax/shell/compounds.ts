import { arithmeticEnd, looksAt, newlineLength, peek, skipBlanks, skipComment } from './lexer.ts'
import { readHeredocs } from './heredocs.ts'
import { close, type Frame, type List, open, top } from './list.ts'
import { problem, type Reader } from './reader.ts'
import type { ShellWord } from './model.ts'
import { atWord, readWord } from './words.ts'
import { readArithmetic } from './expansions.ts'
import { wordDraft } from './word-draft.ts'
import { words } from '../../core/words.ts'

const KEYWORDS: ReadonlySet<string> = new Set(
  words('! { } if then elif else fi for select while until do done case esac function coproc'),
)

/** Whether the word is one of the shell's own where a command begins. */
export function isKeyword(word: ShellWord): boolean {
  return !word.quoted && word.value !== undefined && KEYWORDS.has(word.value)
}

/** Reads what a keyword that began at `start` begins or ends. The rest (`then`, `do`, `!`, ...) only stands before a command. */
export function readKeyword(list: List, keyword: string, start: number): void {
  const { reader } = list
  switch (keyword) {
    case '{':
      open(list, 'group', start, '{', '}')
      break
    case 'if':
      open(list, 'if', start, 'if', 'fi')
      break
    case 'while':
    case 'until':
      open(list, 'loop', start, keyword, 'done')
      break
    case 'for':
    case 'select':
      open(list, 'loop', start, keyword, 'done')
      readLoopHeader(reader)
      break
    case 'case':
      readCaseHeader(reader, open(list, 'case', start, 'case', 'esac'))
      break
    case 'function':
      readFunctionName(list, start)
      break
    case '}':
    case 'fi':
    case 'done':
    case 'esac':
      if (top(list).closer === keyword) close(list)
      else problem(reader, start, reader.at, `An unexpected \`${keyword}\`.`)
      break
  }
}

function readFunctionName(list: List, start: number): void {
  const { reader } = list
  skipBlanks(reader)
  if (!atWord(reader)) return
  readWord(reader)
  const parentheses = /^[ \t]*\([ \t]*\)/.exec(reader.text.slice(reader.at, Math.min(reader.at + 50, reader.end)))
  reader.at += parentheses?.[0].length ?? 0
  list.functionAt = start
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
function readLoopHeader(reader: Reader): void {
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
function readCaseHeader(reader: Reader, opened: Frame): void {
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
