import {
  BRANCHES,
  type Cursor,
  isEndlessDefinition,
  isKeyword,
  isMark,
  isModifierAt,
  isStatementEnd,
  joinLines,
  OPENERS,
  peek,
  skip,
  spanFrom,
} from './cursor.ts'
import { close, type Draft, finish, type Frame, missing, openBlock } from './frames.ts'
import type { RubyFile, RubyName, RubyStatement, RubyToken } from './model.ts'
import { readIndex, readItems, readParentheses, readPrimary, readValue } from './values.ts'
import { readHeredocBodies } from './heredocs.ts'
import type { Reader } from './reader.ts'
import { readTokens } from './tokens.ts'

const ASSIGNS = /^(?:=|\|\|=|&&=|[-+*/%&|^]=|\*\*=|<<=|>>=)$/

/** A path with arguments, or an assignment to one. */
function readSimple(cursor: Cursor, draft: Draft): void {
  const named = readPath(cursor, draft)
  const token = peek(cursor)
  if (token?.kind === 'punctuation' && ASSIGNS.test(token.text)) {
    cursor.at++
    draft.operator = token.text
    draft.value = readValue(cursor)
    draft.kind = named ? 'assignment' : 'other'
    // `a, b = 1, 2`
    if (isMark(peek(cursor), ',')) draft.kind = 'other'
  } else if (named) {
    draft.kind = 'call'
    if (draft.parentheses === undefined && token && startsArgument(token, peek(cursor, 1))) {
      draft.args = readItems(cursor)
    }
  }
  const rest = peek(cursor)
  if (isStatementEnd(rest) || isModifierAt(rest, peek(cursor, -1)) || isMark(rest, '{')) return
  draft.kind = 'other'
  skip(cursor, { block: true, modifier: true })
}

/** Reads `a.b(1).c["x"]`. @returns whether it is made of names alone, with arguments only at its end. */
function readPath(cursor: Cursor, draft: Draft): boolean {
  const path: RubyName[] = []
  const token = peek(cursor)
  let named = token?.kind === 'name' || token?.kind === 'constant' || isKeyword(token, /^self$/)
  if (named && token) {
    path.push({ text: token.text, span: token.span })
    cursor.at++
  } else readPrimary(cursor)
  for (;;) {
    const mark = peek(cursor)
    const next = peek(cursor, 1)
    if (mark?.kind !== 'punctuation') break
    if (
      (mark.text === '.' || mark.text === '&.' || mark.text === '::') &&
      next &&
      /^(?:name|constant|keyword)$/.test(next.kind)
    ) {
      if (draft.parentheses !== undefined || draft.index !== undefined) named = false
      path.push({ text: next.text, span: next.span })
      cursor.at += 2
    } else if (mark.text === '[' && !mark.spaced && draft.parentheses === undefined) draft.index = readIndex(cursor)
    else if (mark.text === '(' && !mark.spaced) {
      const { items, span } = readParentheses(cursor)
      draft.args = items
      draft.parentheses = span
    } else break
  }
  if (named) draft.path = path
  return named
}

/** Whether a command's first argument begins here: `network "x"`, but not `count - 1`. */
function startsArgument(token: RubyToken, next: RubyToken | undefined): boolean {
  if (!token.spaced) return token.kind === 'string' || token.kind === 'symbol'
  if (token.kind === 'keyword') {
    return (
      /^(?:true|false|nil|self|not|case|if|unless|begin|def|__FILE__|__dir__|defined\?|proc|lambda)$/.test(
        token.text,
      ) && !isModifierAt(token, { kind: 'name', span: token.span, text: '', spaced: false })
    )
  }
  if (token.kind !== 'punctuation') return token.kind !== 'newline'
  if (token.text === '[' || token.text === '->' || token.text === '!' || token.text === '(') return true
  return /^(?:[-*&:]|\*\*|::)$/.test(token.text) && next?.spaced === false && next.kind !== 'newline'
}

/** Reads all statements. Blocks are kept on a list, not read by recursion, so that depth costs nothing. */
function readStatements(cursor: Cursor): readonly RubyStatement[] {
  const root: Frame = { statements: [], closer: '', opener: undefined, owner: undefined }
  const frames: Frame[] = [root]
  while (cursor.at < cursor.tokens.length) {
    const token = peek(cursor)
    if (!token) break
    if (
      token.kind === 'newline' ||
      isMark(token, ';') ||
      isMark(token, ')') ||
      isMark(token, ']') ||
      isMark(token, ',')
    ) {
      cursor.at++
    } else if (isKeyword(token, /^end$/) || isMark(token, '}')) close(cursor, frames, token.text as 'end' | '}')
    else if (isKeyword(token, BRANCHES)) {
      cursor.at++
      if (token.text !== 'then' && token.text !== 'else' && token.text !== 'ensure') skip(cursor, {})
    } else readStatement(cursor, frames)
  }
  while (frames.length > 1) missing(cursor, frames)
  return root.statements
}

function readStatement(cursor: Cursor, frames: Frame[]): void {
  const first = cursor.at
  const token = peek(cursor)
  const draft: Draft = {
    span: token?.span ?? { start: 0, end: 0 },
    kind: 'other',
    keyword: undefined,
    path: [],
    index: undefined,
    operator: undefined,
    value: undefined,
    args: [],
    parentheses: undefined,
    block: undefined,
    body: [],
    modifier: undefined,
  }
  frames.at(-1)?.statements.push(draft)
  if (isKeyword(token, OPENERS) && !isEndlessDefinition(cursor, first)) {
    openControl(cursor, frames, draft)
    return
  }
  if (isKeyword(token, /^(?!self$|true$|false$|nil$)/)) {
    cursor.at++
    skip(cursor, { block: true, modifier: true })
  } else readSimple(cursor, draft)
  if (cursor.at === first) cursor.at++
  draft.span = spanFrom(cursor, first)
  if (!openBlock(cursor, frames, draft)) finish(cursor, draft)
}

function openControl(cursor: Cursor, frames: Frame[], draft: Draft): void {
  const opener = peek(cursor)
  draft.kind = 'control'
  draft.keyword = opener?.text
  cursor.at++
  const loop = isKeyword(opener, /^(?:while|until|for)$/)
  if (!isKeyword(opener, /^begin$/)) skip(cursor, { block: loop })
  if (loop && isKeyword(peek(cursor), /^do$/)) cursor.at++
  frames.push({ statements: draft.body, closer: 'end', opener, owner: draft })
}

export type * from './model.ts'
export { decode } from './decode.ts'

/** How many strings without an end may be ended with their line, in one file. */
const RETRIES = 3
/** Only so many problems of one file are told. */
const MAX_PROBLEMS = 20

/**
 * Reads Ruby as a tree of statements, as far as configuration files need it: nothing is evaluated, and what would have to be becomes
 * `other`. Never throws; the cost is linear in the text's length. Offsets are UTF-16.
 */
export function readRuby(text: string): RubyFile {
  const reader: Reader = { text, at: 0, tokens: [], comments: [], problems: [], heredocs: [], retries: RETRIES }
  readTokens(reader)
  if (reader.heredocs.length > 0) readHeredocBodies(reader)
  const cursor: Cursor = {
    text,
    tokens: joinLines(reader.tokens),
    problems: reader.problems,
    at: 0,
    depth: 0,
    balanced: reader.problems.length === 0,
  }
  const statements = readStatements(cursor)
  const problems = reader.problems.sort((a, b) => a.span.start - b.span.start).slice(0, MAX_PROBLEMS)
  return { statements, tokens: reader.tokens, comments: reader.comments, problems, balanced: cursor.balanced }
}
