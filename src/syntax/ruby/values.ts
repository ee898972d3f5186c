import type { Span } from '../../core/span.ts'
import { isKeyword, isMark, isModifierAt, OPENERS, peek, skip, spanFrom, type Cursor } from './cursor.ts'
import type { RubyHash, RubyOther, RubyPair, RubyString, RubyToken, RubyValue } from './model.ts'

/** Brackets within brackets are read no deeper than this; beyond, they are skipped. */
const MAX_DEPTH = 40

/** Reads one value. What would have to be evaluated becomes `other`. */
export function readValue(cursor: Cursor): RubyValue {
  const first = cursor.at
  const fallback = readEnvironment(cursor)
  if (fallback) return { kind: 'other', span: spanFrom(cursor, first), fallback }
  const primary = readPrimary(cursor)
  const token = peek(cursor)
  if (endsHere(token, peek(cursor, -1))) return primary
  if (primary.kind === 'string' && isMark(token, '.')) return readCalls(cursor, first, primary)
  skip(cursor, { comma: true, block: true, modifier: true })
  return { kind: 'other', span: spanFrom(cursor, first) }
}

/**
 * Reads `ENV["NAME"] || value`, `ENV.fetch("NAME", value)` and `ENV.fetch("NAME") { value }`, where the value is a literal and all there is.
 * Anything else leaves the cursor where it is.
 */
function readEnvironment(cursor: Cursor): RubyOther['fallback'] {
  const first = cursor.at
  if (peek(cursor)?.kind !== 'constant' || peek(cursor)?.text !== 'ENV') return undefined
  const words = cursor.tokens.slice(first + 1, first + 7).map(({ kind, text }) => (kind === 'string' ? '"' : text))
  const shape = words.join(' ')
  const form = ENVIRONMENT.find(({ begins }) => shape.startsWith(begins))
  const variable = peek(cursor, form?.name ?? 0)?.string?.value
  if (!form || variable === undefined) return undefined
  cursor.at += form.value
  const value = readPrimary(cursor)
  const closed = form.closer === undefined || isMark(peek(cursor), form.closer)
  if (closed && form.closer !== undefined) cursor.at++
  if (closed && value.kind !== 'other' && endsHere(peek(cursor), peek(cursor, -1))) return { variable, value }
  cursor.at = first
  return undefined
}

/** How the environment is asked: what follows `ENV`, and at which token stand the name and the default. */
const ENVIRONMENT = [
  { begins: '[ " ] ||', name: 2, value: 5, closer: undefined },
  { begins: '. fetch ( " ,', name: 4, value: 6, closer: ')' },
  { begins: '. fetch ( " ) {', name: 4, value: 7, closer: '}' },
] as const

/** Reads the first part of a value: as far as it can be told without what follows. */
export function readPrimary(cursor: Cursor): RubyValue {
  const token = peek(cursor)
  if (!token) return { kind: 'other', span: spanFrom(cursor, cursor.at) }
  const { kind, text, span, string, words } = token
  const next = cursor.at++
  switch (kind) {
    case 'string':
      return string ? readAdjacent(cursor, next, string) : { kind: 'other', span }
    case 'symbol':
      return { kind, span, value: string && string.value === undefined ? undefined : text }
    case 'number':
      return { kind, span, value: Number(text.replaceAll('_', '').replace(/[ri]$/, '')) }
    case 'words':
      return { kind: 'array', span, items: words ?? [] }
    case 'name':
    case 'constant':
      return { kind: 'other', span, variable: text }
    case 'keyword':
      if (text === 'true' || text === 'false' || text === 'nil') return { kind: text, span }
      break
    case 'punctuation':
      if (text === '[' && cursor.depth < MAX_DEPTH) return { kind: 'array', ...bracketed(cursor, next, ']') }
      if (text === '{' && cursor.depth < MAX_DEPTH) {
        const { items, span: braces } = bracketed(cursor, next, '}')
        const [hash] = items
        return {
          kind: 'hash',
          span: braces,
          braces: true,
          pairs: hash?.kind === 'hash' && !hash.braces ? hash.pairs : [],
        }
      }
      if (text === '-' && peek(cursor)?.kind === 'number' && peek(cursor)?.spaced === false) {
        const number = readPrimary(cursor)
        return number.kind === 'number'
          ? { kind: 'number', span: spanFrom(cursor, next), value: -number.value }
          : number
      }
      break
    default:
  }
  cursor.at = next
  skipPrimary(cursor, token)
  return { kind: 'other', span: spanFrom(cursor, next) }
}

/** A group in parentheses is a whole; anything else reaches as far as a value does. Always moves on. */
function skipPrimary(cursor: Cursor, token: RubyToken): void {
  if (isMark(token, '(') && cursor.depth < MAX_DEPTH) {
    const next = cursor.at++
    bracketed(cursor, next, ')')
    return
  }
  const from = cursor.at
  if (!isKeyword(token, OPENERS)) cursor.at++
  skip(cursor, { comma: true, block: true, modifier: true })
  if (cursor.at === from) cursor.at++
}

/** `"a" "b"` is one string whose text does not stand in one place. */
function readAdjacent(cursor: Cursor, first: number, string: RubyString): RubyValue {
  if (peek(cursor)?.kind !== 'string') return string
  while (peek(cursor)?.kind === 'string') cursor.at++
  return { kind: 'other', span: spanFrom(cursor, first) }
}

/** Methods called on a string: `<<-SHELL.strip`. */
function readCalls(cursor: Cursor, first: number, base: RubyString): RubyOther {
  const methods: string[] = []
  while (isMark(peek(cursor), '.') && peek(cursor, 1)) {
    methods.push(peek(cursor, 1)?.text ?? '')
    cursor.at += 2
    const open = peek(cursor)
    if (open && isMark(open, '(') && !open.spaced) skipPrimary(cursor, open)
  }
  const plain = endsHere(peek(cursor), peek(cursor, -1))
  if (!plain) skip(cursor, { comma: true, block: true, modifier: true })
  return { kind: 'other', span: spanFrom(cursor, first), ...(plain ? { base, methods } : {}) }
}

/** Reads what stands in brackets, from behind the opening one at `first`. */
function bracketed(
  cursor: Cursor,
  first: number,
  closer: string,
): { readonly items: readonly RubyValue[]; readonly span: Span } {
  cursor.depth++
  const items = readItems(cursor, closer)
  cursor.depth--
  if (isMark(peek(cursor), closer)) cursor.at++
  else unclosed(cursor, first, closer)
  return { items, span: spanFrom(cursor, first) }
}

/** Reads arguments in parentheses. @returns them with the span of the parentheses. */
export function readParentheses(cursor: Cursor): { readonly items: readonly RubyValue[]; readonly span: Span } {
  const first = cursor.at++
  return bracketed(cursor, first, ')')
}

/** Reads an index in brackets. */
export function readIndex(cursor: Cursor): RubyValue | undefined {
  const first = cursor.at++
  return bracketed(cursor, first, ']').items[0]
}

/**
 * Reads values separated by commas, in brackets up to before the closer, else up to the end of the statement. Pairs come as one hash behind
 * the others.
 */
export function readItems(cursor: Cursor, closer?: string): readonly RubyValue[] {
  const items: RubyValue[] = []
  const pairs: RubyPair[] = []
  while (cursor.at < cursor.tokens.length) {
    if (closer !== undefined) while (peek(cursor)?.kind === 'newline' || isMark(peek(cursor), ';')) cursor.at++
    const token = peek(cursor)
    if (!token || (closer === undefined ? token.kind === 'newline' : isMark(token, closer))) break
    if (closer !== undefined && isKeyword(token, /^end$/)) break
    const first = cursor.at
    readItem(cursor, items, pairs)
    if (isMark(peek(cursor), ',')) cursor.at++
    else if (closer === undefined) break
    else if (cursor.at === first || !isItemEnd(peek(cursor), closer)) {
      // Not what belongs here: gone over, so that the closer is found.
      if (isKeyword(peek(cursor), /^end$/)) break
      cursor.at = Math.max(cursor.at, first + 1)
      skip(cursor, { comma: true })
      if (isMark(peek(cursor), ',')) cursor.at++
      else if (
        cursor.at < cursor.tokens.length &&
        !isMark(peek(cursor), closer) &&
        peek(cursor)?.kind !== 'newline' &&
        !isKeyword(peek(cursor), /^end$/)
      ) {
        cursor.at++
      }
    }
  }
  const [firstPair] = pairs
  const lastPair = pairs.at(-1)
  if (!firstPair || !lastPair) return items
  const hash: RubyHash = {
    kind: 'hash',
    span: { start: firstPair.span.start, end: lastPair.span.end },
    pairs,
    braces: false,
  }
  return [...items, hash]
}

function isItemEnd(token: RubyToken | undefined, closer: string): boolean {
  return token === undefined || token.kind === 'newline' || isMark(token, closer) || isMark(token, ';')
}

function readItem(cursor: Cursor, items: RubyValue[], pairs: RubyPair[]): void {
  const first = cursor.at
  const token = peek(cursor)
  if (token?.kind === 'label') {
    cursor.at++
    const after = peek(cursor)
    // `{ name: }` takes the value of the variable of that name.
    const short =
      after === undefined ||
      after.kind === 'newline' ||
      /^[,)\]}]$/.test(after.kind === 'punctuation' ? after.text : '')
    const value: RubyValue = short ? { kind: 'other', span: token.span } : readValue(cursor)
    pairs.push({
      span: { start: token.span.start, end: Math.max(value.span.end, token.span.end) },
      key: keyOf(token),
      keySpan: token.span,
      value,
      arrow: false,
    })
    return
  }
  const value = readValue(cursor)
  if (!isMark(peek(cursor), '=>')) {
    items.push(value)
    return
  }
  cursor.at++
  while (peek(cursor)?.kind === 'newline') cursor.at++
  const right = readValue(cursor)
  const key = value.kind === 'string' || value.kind === 'symbol' ? value.value : undefined
  pairs.push({ span: spanFrom(cursor, first), key, keySpan: value.span, value: right, arrow: true })
}

function keyOf({ string, text }: RubyToken): string | undefined {
  return string && string.value === undefined ? undefined : text
}

function endsHere(token: RubyToken | undefined, before: RubyToken | undefined): boolean {
  if (token === undefined || token.kind === 'newline') return true
  if (token.kind === 'punctuation') return /^(?:[,;)\]}]|=>)$/.test(token.text)
  return isKeyword(token, /^(?:do|then|end|else|elsif|when|ensure)$/) || isModifierAt(token, before)
}

function unclosed(cursor: Cursor, first: number, closer: string): void {
  const open = cursor.tokens[first]
  cursor.balanced = false
  if (open) {
    cursor.problems.push({ span: open.span, message: `nothing closes "${open.text}": a "${closer}" is missing` })
  }
}
