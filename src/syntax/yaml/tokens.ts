import { CST, Lexer, Parser } from 'yaml'
import type { YamlComment } from './node.ts'

/** One lexical token with its place in the text. */
export interface Lexeme {
  readonly type: CST.TokenType
  readonly offset: number
  readonly source: string
}

/** What YAML does not allow in a text. Three of them mean something to the lexer, so none may reach it. */
export const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

/**
 * The lexical tokens of a text, in order.
 * A quote that is never closed would swallow the rest of the file; the lexer ends such a scalar at the next line that is
 * indented too little, but only when it finds some later quote. So one is lent to it, and taken out again.
 */
export function lex(source: string): Lexeme[] {
  const text = CONTROLS.test(source) ? source.replace(new RegExp(CONTROLS, 'g'), '\uFFFD') : source
  const lexemes = scan(text, text.length)
  const open = unclosedQuote(lexemes)
  return open ? scan(`${text}\n${open}`, text.length) : lexemes
}

function scan(text: string, length: number): Lexeme[] {
  const lexemes: Lexeme[] = []
  let offset = 0
  let atScalar = false
  for (const source of new Lexer().lex(text)) {
    if (!atScalar && source === CST.SCALAR) {
      atScalar = true
      continue
    }
    const type = atScalar ? 'scalar' : CST.tokenType(source)
    atScalar = false
    if (offset >= length && source !== '') break
    const kept = source.slice(0, Math.max(0, length - offset))
    if (type === 'doc-mode' || type === 'flow-error-end') {
      lexemes.push({ type, offset, source })
      continue
    }
    // A token the parser does not know is an error to it whatever we call it.
    lexemes.push({ type: type ?? 'comma', offset, source: kept })
    offset += source.length
  }
  return lexemes
}

function unclosedQuote(lexemes: readonly Lexeme[]): string | undefined {
  const last = lexemes.at(-1)
  if (last?.type !== 'single-quoted-scalar' && last?.type !== 'double-quoted-scalar') return undefined
  return last.source.includes('\n') && !isClosed(last.source) ? last.source.charAt(0) : undefined
}

/** Whether a quoted scalar, given from its opening quote on, ends with a closing one. */
export function isClosed(source: string): boolean {
  const quote = source.charAt(0)
  const end = source.length - 1
  if (end < 1 || source[end] !== quote) return false
  // An escaped quote does not close: `\"` in double quotes, `''` in single ones.
  const escape = quote === '"' ? '\\' : "'"
  let run = 0
  while (end - 1 - run > 0 && source[end - 1 - run] === escape) run++
  return run % 2 === 0
}

/** The concrete syntax of the whole text: documents and what stands between them. */
export function parseTokens(lexemes: readonly Lexeme[]): CST.Token[] {
  const tokens: CST.Token[] = []
  const parser = new Parser()
  for (const { type, source } of lexemes) {
    if (type === 'scalar') for (const token of parser.next(CST.SCALAR)) tokens.push(token)
    for (const token of parser.next(source)) tokens.push(token)
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/** The comments among the tokens. */
export function commentsOf(text: string, lexemes: readonly Lexeme[]): YamlComment[] {
  const comments: YamlComment[] = []
  for (const { type, offset, source } of lexemes) {
    if (type !== 'comment') continue
    let before = offset - 1
    while (text[before] === ' ' || text[before] === '\t' || text[before] === '\uFEFF') before--
    comments.push({
      span: { start: offset, end: offset + source.length },
      ownLine: before < 0 || text[before] === '\n',
    })
  }
  return comments
}
