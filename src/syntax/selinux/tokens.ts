import type { Span } from '../../core/span.ts'

/** `open` and `close` are m4's quotes; a `word` is a name, a number, a path or a parameter, `$1_t` in one piece. */
export type TokenType = 'word' | 'string' | 'punctuation' | 'open' | 'close'

/** One token of policy text. */
export interface Token extends Span {
  readonly type: TokenType
  readonly text: string
  /** First of its line, blanks apart. */
  readonly leads: boolean
}

/** A comment: from `#` to the line's end, or from `dnl` to the next line's start. */
export interface CommentToken extends Span {
  readonly text: string
  /** Alone on its line. */
  readonly own: boolean
  /** Inside an m4 quote, where m4 counts the comment's own quotes. */
  readonly quoted: boolean
}

/** All tokens of a text. */
export interface Tokens {
  readonly list: readonly Token[]
  readonly comments: readonly CommentToken[]
  /** For an opening quote, parenthesis or brace its closing token's index, -1 when there is none; for a closing one the opening one's. */
  readonly match: Int32Array
}

const BLANK = /[\s\0]+/y
const WORD = /(?:[A-Za-z0-9_$.@%]|\$[*@#]|(?<=[A-Za-z0-9_*@])-(?=[A-Za-z0-9_$]))+/y
const PATH = /\/[^\s;'"`(){},]*/y
const STRING = /"[^"\r\n]*"?/y
const OPERATOR = /&&|\|\||==|!=|[^]/uy
const COMMENT = /#[^\r\n]*/y
/** m4 drops what follows `dnl` with the line end. */
const DROPPED = /dnl(?![A-Za-z0-9_$])[^\r\n]*/y

/** Cuts a text into tokens. Never throws; linear in the text's length. */
export function tokenize(text: string): Tokens {
  const list: Token[] = []
  const comments: CommentToken[] = []
  let depth = 0
  let at = 0
  let leads = true
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const blank = take(BLANK)
    if (blank !== undefined) {
      leads ||= /[\r\n]/.test(blank)
      at += blank.length
      continue
    }
    const comment = take(COMMENT) ?? take(DROPPED)
    if (comment !== undefined) {
      comments.push({ start: at, end: at + comment.length, text: comment, own: leads, quoted: depth > 0 })
      at += comment.length
      continue
    }
    const character = text[at] ?? ''
    const [type, found] =
      character === '`'
        ? (['open', character] as const)
        : character === "'"
          ? (['close', character] as const)
          : character === '"'
            ? (['string', take(STRING) ?? character] as const)
            : character === '/'
              ? (['word', take(PATH) ?? character] as const)
              : nameOrOperator(take(WORD), take(OPERATOR) ?? character)
    if (type === 'open') depth++
    if (type === 'close' && depth > 0) depth--
    list.push({ type, text: found, start: at, end: at + found.length, leads })
    leads = false
    at += found.length
  }
  return { list, comments, match: matches(list) }
}

function nameOrOperator(word: string | undefined, operator: string): readonly [TokenType, string] {
  return word === undefined ? ['punctuation', operator] : ['word', word]
}

const CLOSES: Readonly<Record<string, string>> = { "'": '`', ')': '(', '}': '{' }

/**
 * Pairs quotes, parentheses and braces. A quote outranks what stands open inside it, as it does for m4; a parenthesis outranks braces.
 */
function matches(list: readonly Token[]): Int32Array {
  const match = new Int32Array(list.length).fill(-1)
  const open: number[] = []
  const counts: Record<string, number> = { '`': 0, '(': 0, '{': 0 }
  /** How many parentheses and braces stood open where each quote began: those cannot be closed inside it. */
  const outside: { readonly '(': number; readonly '{': number }[] = []
  list.forEach((token, index) => {
    const { text } = token
    if (text === '`' || text === '(' || text === '{') {
      if (text === '`') outside.push({ '(': counts['('] ?? 0, '{': counts['{'] ?? 0 })
      open.push(index)
      counts[text] = (counts[text] ?? 0) + 1
      return
    }
    const opener = CLOSES[text]
    if (opener === undefined) return
    const floor = opener === '`' ? 0 : (outside.at(-1)?.[opener as '(' | '{'] ?? 0)
    if ((counts[opener] ?? 0) <= floor) return
    // A brace left open before a parenthesis closes is given up, but a brace that closes does not reach over a parenthesis.
    if (opener === '{' && list[open.at(-1) ?? -1]?.text !== '{') return
    for (;;) {
      const last = open.pop()
      if (last === undefined) return
      const kind = list[last]?.text ?? ''
      counts[kind] = (counts[kind] ?? 0) - 1
      if (kind === '`') outside.pop()
      if (kind !== opener) continue
      match[last] = index
      match[index] = last
      return
    }
  })
  return match
}
