import { isKeyword, readArithmeticCommand, readKeyword, readPatterns } from './compounds.ts'
import { readHeredocs } from './heredocs.ts'
import { looksAt, newlineLength, peek, skipBlanks, skipComment } from './lexer.ts'
import {
  begin,
  cancel,
  close,
  closeMissing,
  finish,
  frame,
  isOpenTest,
  type List,
  open,
  type OpenCommand,
  pushWord,
  separate,
  top,
} from './list.ts'
import type { Mapped } from './mapped.ts'
import type { Separator } from './model.ts'
import { type CommandDraft, type Output, problem, type Reader } from './reader.ts'
import { readRedirect, redirectOperator } from './redirects.ts'
import { assignmentOf, atProcessSubstitution, atWord, plainWord, readWord } from './words.ts'

/** A reader at the start of `region` of a mapped text. */
export function readerOf(mapped: Mapped, start: number, end: number, escape: '\\' | '`', output: Output): Reader {
  return {
    mapped,
    text: mapped.text,
    escape,
    output,
    bareHeredocIsScript: false,
    shells: 0,
    heredocs: [],
    heredocsRead: 0,
    at: start,
    end,
    level: 0,
    depth: 0,
    backticks: 0,
    via: 'plain',
    command: undefined,
    readList,
  }
}

function readList(reader: Reader, closer: ')' | 'end'): boolean {
  const frames = [frame('', '', reader.at)]
  const list: List = { reader, frames, draft: undefined, parens: 0, functionAt: undefined, parent: reader.command }
  let closed = closer === 'end'
  while (reader.at < reader.end) {
    skipBlanks(reader)
    const current = top(list)
    if (current.patterns && !list.draft) {
      if (readPatterns(reader, current)) close(list)
      continue
    }
    if (
      closer === ')' &&
      peek(reader) === ')' &&
      list.parens === 0 &&
      !(list.draft && isOpenTest(list.draft.command))
    ) {
      reader.at++
      closed = true
      break
    }
    if (reader.at < reader.end) readItem(list)
  }
  finish(list)
  while (list.frames.length > 1) closeMissing(list)
  return closed
}

/** Reads one token, or one word or redirection. Always moves on. */
function readItem(list: List): void {
  const { reader } = list
  if (list.draft && isOpenTest(list.draft.command)) readTest(list, list.draft)
  else if (newlineLength(reader, reader.at)) {
    if (list.draft || top(list).item) separate(list, 'newline')
    readHeredocs(reader)
  } else if (!readOperator(list)) readElement(list)
}

/** @returns whether a comment, a separator or a parenthesis stood there. */
function readOperator(list: List): boolean {
  const { reader } = list
  switch (peek(reader)) {
    case '#':
      skipComment(reader)
      return true
    case ';':
      readSemicolon(list)
      return true
    case '&':
      if (peek(reader, 1) === '>') return false
      readSeparator(list, looksAt(reader, '&&') ? '&&' : '&')
      return true
    case '|':
      readSeparator(list, looksAt(reader, '||') ? '||' : looksAt(reader, '|&') ? '|&' : '|')
      return true
    case '(':
      readParenthesis(list)
      return true
    case ')':
      closeParenthesis(list)
      return true
    default:
      return false
  }
}

function readElement(list: List): void {
  const { reader } = list
  const operator = atProcessSubstitution(reader) ? undefined : redirectOperator(reader)
  if (operator !== undefined) addRedirect(list, operator)
  else if (atWord(reader)) addWord(list)
  else reader.at++
}

function readSeparator(list: List, separator: Separator): void {
  list.reader.at += separator.length
  separate(list, separator)
}

function readSemicolon(list: List): void {
  const { reader } = list
  const double = [';;&', ';;', ';&'].find((token) => looksAt(reader, token))
  reader.at += double?.length ?? 1
  separate(list, ';')
  if (double && top(list).closer === 'esac') top(list).patterns = true
}

function readParenthesis(list: List): void {
  const { reader, draft } = list
  const start = reader.at
  if (
    draft &&
    isFunctionName(draft.command) &&
    /^\([ \t]*\)/.test(reader.text.slice(start, Math.min(start + 50, reader.end)))
  ) {
    cancel(list, draft)
    list.functionAt = draft.start
    reader.at = reader.text.indexOf(')', start) + 1
    return
  }
  if (draft) {
    problem(reader, start, start + 1, 'An unexpected `(`.')
    separate(list, 'end')
  } else if (readArithmeticCommand(list)) return
  open(list, 'subshell', start, '(', ')')
  reader.at++
}

function closeParenthesis(list: List): void {
  const { reader } = list
  finish(list)
  if (list.parens === 0) {
    problem(reader, reader.at, reader.at + 1, 'An unexpected `)`.')
    separate(list, 'end')
    reader.at++
    return
  }
  while (top(list).closer !== ')') closeMissing(list)
  reader.at++
  close(list)
}

function isFunctionName(draft: CommandDraft): boolean {
  const word = draft.words[0]
  const alone = draft.words.length === 1 && draft.redirects.length === 0 && draft.assignments.length === 0
  return alone && word?.value !== undefined && !word.quoted
}

function addRedirect(list: List, operator: string): void {
  const { reader, draft } = list
  const item = top(list).item
  if (!draft && item) {
    item.redirects.push(readRedirect(reader, operator, undefined))
    return
  }
  const opened = begin(list)
  const redirect = readRedirect(reader, operator, opened.command)
  opened.command.redirects.push(redirect)
  opened.end = reader.at
}

function addWord(list: List): void {
  const { reader } = list
  const { functionAt } = list
  const start = reader.at
  const draft = begin(list)
  const word = readWord(reader)
  const end = reader.at
  const { words, assignments, redirects } = draft.command
  if (words.length === 0) {
    if (assignments.length === 0 && redirects.length === 0 && isKeyword(word)) {
      cancel(list, draft)
      list.functionAt = functionAt
      readKeyword(list, word.text, start)
      return
    }
    const assignment = assignmentOf(reader, word, start)
    if (assignment) {
      assignments.push(assignment)
      draft.end = end
      return
    }
  }
  pushWord(draft, word, start, end)
}

/** Reads a word of `[[ ... ]]`, in which operators and parentheses are words. A line break ends it unless `&&` or `||` stands before. */
function readTest(list: List, draft: OpenCommand): void {
  const { reader } = list
  const start = reader.at
  const newline = newlineLength(reader, start)
  const c = peek(reader)
  if (newline && /^(?:&&|\|\||\[\[|\()$/.test(draft.command.words.at(-1)?.text ?? '')) readHeredocs(reader)
  else if (newline || c === ';') finish(list)
  else if (atWord(reader)) {
    const word = readWord(reader)
    pushWord(draft, word, start, reader.at)
  } else {
    reader.at += looksAt(reader, '&&') || looksAt(reader, '||') ? 2 : 1
    pushWord(draft, plainWord(reader, start), start, reader.at)
  }
}
