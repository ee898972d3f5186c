import {
  BRANCHES,
  isEndlessDefinition,
  isKeyword,
  isMark,
  OPENERS,
  peek,
  skip,
  spanFrom,
  type Cursor,
} from './cursor.ts'
import { close, finish, missing, openBlock, type Draft, type Frame } from './frames.ts'
import type { RubyStatement } from './model.ts'
import { readSimple } from './simple.ts'

/** Reads all statements. Blocks are kept on a list, not read by recursion, so that depth costs nothing. */
export function readStatements(cursor: Cursor): readonly RubyStatement[] {
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
