import { isSpace, type LogicalLine, spanOf } from './logical.ts'
import type { Heredoc } from './tree.ts'
import { matchAt, nameAt } from './variables.ts'

/** A heredoc before its body is read. */
export type HeredocMarker = Omit<Heredoc, 'bodySpan' | 'closed' | 'closingSpan'>

/** The instructions that take heredocs. */
export const WITH_HEREDOCS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD'])

const MARKER = /^([0-9]*)<<(-?)[\t\n\f\r ]*([^<]*)$/
const ANGLES = /<(?:<[\t\r ]*)?/y
const QUOTES = /["']/g
const OPERATORS = ':+-?#%/'
/** Each level costs a stack frame; nobody nests variables this deep. */
const DEEPEST = 100

/**
 * The heredoc markers in an instruction's line, keyword and flags included. They are what BuildKit's shell lexer makes of it: a marker is
 * a word of its own (`cat<<EOF` is none), blanks may stand behind `<<` (but not behind `<<-`), the escape is always a backslash, and a
 * line the lexer cannot read - an open quote, `${}`, `${x^^}` - has no heredocs at all.
 */
export function heredocMarkers(line: LogicalLine): readonly HeredocMarker[] {
  if (!line.text.includes('<<')) return []
  return wordsOf(line.text, true, true).flatMap(({ text, from, to }) => {
    const [, fd, strip, raw] = MARKER.exec(text) ?? []
    const [name, second] = raw ? wordsOf(raw, false, false) : []
    if (!raw || !name || second) return []
    return [
      {
        tag: name.text,
        quoted: quotesIn(wordsOf(raw, true, false)[0]?.text ?? '') !== quotesIn(name.text),
        stripTabs: strip === '-',
        ...(fd && { fd }),
        markerSpan: spanOf(line, from, to),
      },
    ]
  })
}

function quotesIn(text: string): number {
  return text.match(QUOTES)?.length ?? 0
}

interface LexedWord {
  readonly text: string
  readonly from: number
  readonly to: number
}

interface Lexer {
  readonly text: string
  /** Whether quotes stay. */
  readonly rawQuotes: boolean
  at: number
  broken: boolean
  /** The word at hand. */
  word: string
  from: number
}

/** The words of a text with no variable set, as BuildKit's `shell.Lex` splits it; none when it cannot be read. */
function wordsOf(text: string, rawQuotes: boolean, rawEscapes: boolean): readonly LexedWord[] {
  const lexer: Lexer = { text, rawQuotes, at: 0, broken: false, word: '', from: 0 }
  const words: LexedWord[] = []
  let inWord = false
  const end = (to: number): void => {
    if (lexer.word === '') return
    words.push({ text: lexer.word, from: lexer.from, to })
    lexer.word = ''
    inWord = false
  }
  for (let start = 0; start < text.length && !lexer.broken; start = lexer.at) {
    const [piece, splits] = next(lexer, rawEscapes, 0)
    for (const c of splits ? piece : [piece]) {
      if (splits && isSpace(c.charCodeAt(0))) {
        if (inWord) end(start)
        continue
      }
      if (lexer.word === '') lexer.from = start
      lexer.word += c
      inWord = true
    }
  }
  end(text.length)
  return lexer.broken ? [] : words
}

/** What stands next, and whether blanks in it part words. */
function next(lexer: Lexer, rawEscapes: boolean, depth: number): readonly [piece: string, splits: boolean] {
  const { text } = lexer
  const c = text.charAt(lexer.at)
  switch (c) {
    case '$':
      return [dollar(lexer, depth), true]
    case "'":
      return [singleQuoted(lexer), false]
    case '"':
      return [doubleQuoted(lexer, rawEscapes, depth), false]
    case '<': {
      const angles = matchAt(ANGLES, text, lexer.at)
      lexer.at += angles.length
      return [angles, false]
    }
    case '\\': {
      const escaped = text.slice(lexer.at + 1, lexer.at + 2)
      lexer.at += 2
      return [(rawEscapes ? c : '') + escaped, false]
    }
    default:
      lexer.at++
      return [c, true]
  }
}

function singleQuoted(lexer: Lexer): string {
  const start = lexer.at + 1
  const end = lexer.text.indexOf("'", start)
  if (end < 0) lexer.broken = true
  lexer.at = end < 0 ? lexer.text.length : end + 1
  return quoted(lexer, "'", lexer.text.slice(start, end))
}

function doubleQuoted(lexer: Lexer, rawEscapes: boolean, depth: number): string {
  const { text } = lexer
  let inner = ''
  lexer.at++
  while (!lexer.broken) {
    const c = text.charAt(lexer.at)
    if (c === '') lexer.broken = true
    else if (c === '$') inner += dollar(lexer, depth)
    else {
      lexer.at++
      if (c === '"') break
      if (c === '\\' && '"$\\'.includes(text.charAt(lexer.at) || ' ')) {
        inner += (rawEscapes ? c : '') + text.charAt(lexer.at++)
      } else inner += c
    }
  }
  return quoted(lexer, '"', inner)
}

function quoted({ rawQuotes }: Lexer, quote: string, inner: string): string {
  return rawQuotes ? quote + inner + quote : inner
}

/** A variable without a value stays as it is written. */
function dollar(lexer: Lexer, depth: number): string {
  const { text } = lexer
  const start = lexer.at
  const braced = text[start + 1] === '{'
  const from = start + (braced ? 2 : 1)
  lexer.at = from + nameAt(text, from).length
  const closed = text[lexer.at] === '}'
  const readable = lexer.at > from && (closed || OPERATORS.includes(text.charAt(lexer.at) || ' '))
  if (!braced) return text.slice(start, lexer.at)
  if (!readable || depth >= DEEPEST) return fail(lexer)
  let operator = text.charAt(lexer.at++)
  const name = text.slice(start, lexer.at - 1)
  if (closed) return `${name}}`
  if (operator === ':') operator += text.charAt(lexer.at++)
  if (operator === ':#' || operator === ':%') return fail(lexer)
  if (operator !== '/') {
    const raw = operator === '#' || operator === '%'
    return `${name}${operator}${readTo(lexer, '}', raw, depth)}}`
  }
  if (text[lexer.at] === '/') lexer.at++
  return `${name}/${readTo(lexer, '/', true, depth)}/${readTo(lexer, '}', true, depth)}}`
}

function fail(lexer: Lexer): string {
  lexer.broken = true
  return ''
}

/** What stands before `stop`. BuildKit keeps one buffer for words: what it has of the word around is lost here. */
function readTo(lexer: Lexer, stop: string, rawEscapes: boolean, depth: number): string {
  lexer.word = ''
  let inner = ''
  while (!lexer.broken) {
    if (lexer.at >= lexer.text.length) return fail(lexer)
    if (lexer.text[lexer.at] === stop) {
      lexer.at++
      return inner
    }
    inner += next(lexer, rawEscapes, depth + 1)[0]
  }
  return inner
}
