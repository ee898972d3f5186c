import type { Span } from '../../core/span.ts'
import type { RubyProblem, RubyToken } from './model.ts'
import { endsValue } from './reader.ts'

/** Where the reading of statements stands in the list of tokens. */
export interface Cursor {
  readonly text: string
  /** Without the line breaks after which a statement goes on. */
  readonly tokens: readonly RubyToken[]
  readonly problems: RubyProblem[]
  at: number
  /** How many brackets of values are being read. */
  depth: number
  balanced: boolean
}

/** An operator behind which, or before which, a statement goes on in the next line. */
const GOES_ON =
  /^(?:,|\.|&\.|::|=|=>|[-+*/%&|^<>]=|\*\*=|\|\|=|&&=|<<=|>>=|[-+*/<>?:!&^]|\*\*|\|\||&&|==|===|!=|=~|!~|<=|>=|<=>|<<|>>|\.\.|\.\.\.)$/

/** Leaves out the line breaks that end no statement. */
export function joinLines(tokens: readonly RubyToken[]): readonly RubyToken[] {
  const kept: RubyToken[] = []
  for (const token of tokens) {
    const last = kept.at(-1)
    if (token.kind === 'newline' && last && goesOn(last)) continue
    if (token.kind === 'punctuation' && (token.text === '.' || token.text === '&.')) {
      while (kept.at(-1)?.kind === 'newline') kept.pop()
    }
    kept.push(token)
  }
  return kept
}

function goesOn(token: RubyToken): boolean {
  if (token.kind === 'label') return true
  return token.kind === 'keyword'
    ? /^(?:and|or|not)$/.test(token.text)
    : token.kind === 'punctuation' && GOES_ON.test(token.text)
}

/** The token `ahead` of the cursor. */
export function peek(cursor: Cursor, ahead = 0): RubyToken | undefined {
  return cursor.tokens[cursor.at + ahead]
}

/** Whether a punctuation mark stands at the cursor. */
export function isMark(token: RubyToken | undefined, text: string): boolean {
  return token?.kind === 'punctuation' && token.text === text
}

/** Whether one of these keywords stands at the cursor. */
export function isKeyword(token: RubyToken | undefined, pattern: RegExp): boolean {
  return token?.kind === 'keyword' && pattern.test(token.text)
}

/** The span from a token on to the one before the cursor. */
export function spanFrom({ tokens, at }: Cursor, first: number): Span {
  const start = tokens[first]?.span.start ?? 0
  return { start, end: Math.max(start, tokens[at - 1]?.span.end ?? start) }
}

/** Keywords that are closed by `end` where they begin a statement or a value. */
export const OPENERS = /^(?:if|unless|case|while|until|for|begin|def|class|module)$/
const LOOPS = /^(?:while|until|for)$/
const MODIFIERS = /^(?:if|unless|while|until|rescue)$/
/** Keywords that begin another branch. */
export const BRANCHES = /^(?:else|elsif|when|in|then|rescue|ensure)$/

/** Where skipping stops besides line breaks, semicolons and closers. */
interface Stops {
  readonly comma?: boolean
  /** Stops at `do`, which then opens the block of the statement. */
  readonly block?: boolean
  readonly modifier?: boolean
}

/** Skips what need not be understood, brackets and blocks as wholes. One pass, without recursion. */
export function skip(cursor: Cursor, { comma = false, block = false, modifier = false }: Stops): void {
  const open: string[] = []
  let loop = -1
  let lambda = false
  for (; cursor.at < cursor.tokens.length; cursor.at++) {
    const token = cursor.tokens[cursor.at]
    if (!token) return
    const { kind, text } = token
    const before = cursor.tokens[cursor.at - 1]
    if (open.length === 0 && stops(token, before, { comma, block: block && !lambda, modifier })) return
    if (kind === 'newline') loop = -1
    if (kind === 'keyword') {
      if (text === 'do') {
        if (loop !== open.length) open.push('end')
        loop = -1
        lambda = false
      } else if (text === 'end') closeWith(open, 'end')
      else if (OPENERS.test(text) && !isModifierAt(token, before) && !isEndlessDefinition(cursor, cursor.at)) {
        open.push('end')
        if (LOOPS.test(text)) loop = open.length
      }
    } else if (kind === 'punctuation') {
      if (text === '(') open.push(')')
      else if (text === '[') open.push(']')
      else if (text === '{') open.push('}')
      else if (text === ')' || text === ']' || text === '}') closeWith(open, text)
      else if (text === '->') lambda = true
    }
  }
}

function stops(token: RubyToken, before: RubyToken | undefined, { comma, block, modifier }: Stops): boolean {
  const { kind, text } = token
  if (kind === 'newline') return true
  if (kind === 'punctuation') return /^[;)\]}]$/.test(text) || (comma === true && (text === ',' || text === '=>'))
  if (kind !== 'keyword') return false
  if (text === 'end' || text === 'then' || (text === 'do' && block === true)) return true
  if (modifier === true && isModifierAt(token, before)) return true
  return BRANCHES.test(text) && text !== 'in' && !MODIFIERS.test(text)
}

/** Whether `if` and its like stand behind a statement and not at the beginning of one. */
export function isModifierAt(token: RubyToken | undefined, before: RubyToken | undefined): boolean {
  if (!isKeyword(token, MODIFIERS)) return false
  return endsValue(before) || isKeyword(before, /^(?:return|next|break|redo|retry|super|yield)$/)
}

/** `def name(…) = value`, which has no `end`. */
export function isEndlessDefinition({ tokens }: Cursor, at: number): boolean {
  if (!isKeyword(tokens[at], /^def$/)) return false
  let i = at + 2
  while (isMark(tokens[i], '.')) i += 2
  if (isMark(tokens[i], '(') && tokens[i]?.spaced === false) {
    let depth = 0
    do {
      if (isMark(tokens[i], '(')) depth++
      if (isMark(tokens[i], ')')) depth--
      i++
    } while (depth > 0 && i < at + 200 && i < tokens.length)
  }
  return isMark(tokens[i], '=') && tokens[i]?.spaced === true
}

/** Closes the innermost opener of that kind; others within it lack their end. */
function closeWith(open: string[], closer: string): void {
  const at = open.lastIndexOf(closer)
  if (at >= 0) open.length = at
}

/** Whether a statement, its modifier left out, ends before a token. */
export function isStatementEnd(token: RubyToken | undefined): boolean {
  return (
    token === undefined ||
    token.kind === 'newline' ||
    isMark(token, ';') ||
    isMark(token, '}') ||
    isMark(token, ')') ||
    isKeyword(token, /^(?:do|end|else|elsif|when|ensure|then)$/)
  )
}
