import type { Span } from '../../core/span.ts'
import { isKeyword, isMark, isModifierAt, isStatementEnd, peek, skip, type Cursor } from './cursor.ts'
import type { RubyBlock, RubyStatement, RubyToken } from './model.ts'
import { endsValue } from './reader.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
/** A statement that is being read. */
export type Draft = Mutable<Omit<RubyStatement, 'body' | 'block'>> & {
  body: RubyStatement[]
  block: (Mutable<RubyBlock> & { body: RubyStatement[] }) | undefined
}

/** What statements are being added to: a block's or a control's body, or the file. */
export interface Frame {
  readonly statements: RubyStatement[]
  readonly closer: 'end' | '}' | ''
  readonly opener: RubyToken | undefined
  readonly owner: Draft | undefined
}

/** Opens the block that follows a statement. */
export function openBlock(cursor: Cursor, frames: Frame[], draft: Draft): boolean {
  const opener = peek(cursor)
  if (!opener || !(isKeyword(opener, /^do$/) || (isMark(opener, '{') && endsValue(peek(cursor, -1))))) return false
  cursor.at++
  draft.block = { span: opener.span, parameters: readParameters(cursor), body: [] }
  frames.push({ statements: draft.block.body, closer: isMark(opener, '{') ? '}' : 'end', opener, owner: draft })
  return true
}

function readParameters(cursor: Cursor): readonly string[] {
  if (!isMark(peek(cursor), '|')) {
    if (isMark(peek(cursor), '||')) cursor.at++
    return []
  }
  cursor.at++
  const names: string[] = []
  let depth = 0
  for (; cursor.at < cursor.tokens.length; cursor.at++) {
    const token = peek(cursor)
    const before = peek(cursor, -1)
    if (isMark(token, '|') || token?.kind === 'newline') break
    if (isMark(token, '(')) depth++
    if (isMark(token, ')')) depth--
    if (token?.kind === 'name' && depth === 0 && (isMark(before, '|') || isMark(before, ','))) names.push(token.text)
  }
  if (isMark(peek(cursor), '|')) cursor.at++
  return names
}

/** Closes the frame that `end` or `}` belongs to; what stands open within it lacks its own. */
export function close(cursor: Cursor, frames: Frame[], closer: 'end' | '}'): void {
  const token = peek(cursor)
  cursor.at++
  const at = frames.findLastIndex((frame) => frame.closer === closer)
  if (at < 0) {
    cursor.balanced = false
    if (token) cursor.problems.push({ span: token.span, message: `"${closer}" closes nothing` })
    return
  }
  while (frames.length > at + 1) missing(cursor, frames)
  const owner = frames.pop()?.owner
  if (!owner || !token) return
  extend(owner, token.span)
  finish(cursor, owner)
}

/** What comes behind a statement on its line: a modifier, or calls on what a block gave. */
export function finish(cursor: Cursor, draft: Draft): void {
  const from = cursor.at
  if (isModifierAt(peek(cursor), peek(cursor, -1))) draft.modifier = peek(cursor)?.text
  else if (isStatementEnd(peek(cursor)) && !isKeyword(peek(cursor), /^do$/)) return
  skip(cursor, { modifier: draft.modifier === undefined })
  if (draft.modifier === undefined && isModifierAt(peek(cursor), peek(cursor, -1))) {
    draft.modifier = peek(cursor)?.text
    skip(cursor, {})
  }
  if (cursor.at > from) extend(draft, cursor.tokens[cursor.at - 1]?.span)
}

/** Gives up a frame that nothing closes. */
export function missing(cursor: Cursor, frames: Frame[]): void {
  const frame = frames.pop()
  cursor.balanced = false
  if (!frame?.opener) return
  cursor.problems.push({
    span: frame.opener.span,
    message: `nothing closes "${frame.opener.text}": a "${frame.closer}" is missing`,
  })
  if (frame.owner) extend(frame.owner, cursor.tokens[cursor.at - 1]?.span)
}

function extend(draft: Draft, to: Span | undefined): void {
  if (!to) return
  const end = Math.max(draft.span.end, to.end)
  draft.span = { start: draft.span.start, end }
  if (draft.block) draft.block.span = { start: draft.block.span.start, end: Math.max(draft.block.span.end, to.end) }
}
