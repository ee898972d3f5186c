import { isKeyword, isMark, isModifierAt, isStatementEnd, peek, skip, type Cursor } from './cursor.ts'
import type { Draft } from './frames.ts'
import type { RubyName, RubyToken } from './model.ts'
import { readIndex, readItems, readParentheses, readPrimary, readValue } from './values.ts'

const ASSIGNS = /^(?:=|\|\|=|&&=|[-+*/%&|^]=|\*\*=|<<=|>>=)$/

/** A path with arguments, or an assignment to one. */
export function readSimple(cursor: Cursor, draft: Draft): void {
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
