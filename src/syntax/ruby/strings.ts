import type { Span } from '../../core/span.ts'
import { decode } from './decode.ts'
import type { RubyString } from './model.ts'
import { push, type Reader } from './reader.ts'

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }

/** What closes a `%` literal that this character opens. */
function closerOf(opener: string): string {
  return PAIRS[opener] ?? opener
}

/** The end of a quoted text, and what is interpolated in it. */
interface Quoted {
  /** Offset of the closing quote; the text's length when there is none. */
  readonly end: number
  readonly closed: boolean
  readonly interpolations: readonly Span[]
}

/**
 * Reads a quoted text from behind its opening quote. Linear: nested quotes in interpolations are kept on a list, not read by recursion.
 * @param limit reads no further than this
 */
export function readQuoted(text: string, from: number, opener: string, literal: boolean, limit = text.length): Quoted {
  const interpolations: Span[] = []
  // Each entry is a quote (its closer) or an interpolation (`#`), with how many openers of its own kind stand in it.
  const open: {
    readonly closer: string
    readonly opener: string
    readonly literal: boolean
    depth: number
    readonly start: number
  }[] = [
    { closer: closerOf(opener), opener: closerOf(opener) === opener ? '' : opener, literal, depth: 0, start: from },
  ]
  for (let at = from; at < limit; at++) {
    const c = text[at]
    const inner = open.at(-1)
    if (!inner) break
    if (inner.closer === '#') {
      if (c === '"' || c === '`' || c === "'") {
        open.push({ closer: c, opener: '', literal: c === "'", depth: 0, start: at })
      } else if (c === '{') inner.depth++
      else if (c === '}' && inner.depth-- === 0) {
        open.pop()
        if (open.length === 1) interpolations.push({ start: inner.start, end: at + 1 })
      }
      continue
    }
    if (c === '\\') at++
    else if (c === '#' && text[at + 1] === '{' && !inner.literal) {
      open.push({ closer: '#', opener: '', literal: false, depth: 0, start: at })
      at++
    } else if (c === inner.closer && inner.depth === 0) {
      open.pop()
      if (open.length === 0) return { end: at, closed: true, interpolations }
    } else if (c === inner.closer) inner.depth--
    else if (c === inner.opener) inner.depth++
  }
  return { end: limit, closed: false, interpolations }
}

/** Reads a string from behind its opening quote, one that lacks its end up to the end of its line. */
export function readString(
  reader: Reader,
  start: number,
  from: number,
  opener: string,
  { literal = false, command = false } = {},
): { readonly string: RubyString; readonly end: number } {
  const { text } = reader
  let quoted = readQuoted(text, from, opener, literal)
  if (!quoted.closed) {
    const lineEnd = endOfLine(text, from)
    reader.problems.push({ span: { start, end: lineEnd }, message: 'a string has no closing quote' })
    if (reader.retries-- > 0) {
      quoted = { ...quoted, end: lineEnd, interpolations: quoted.interpolations.filter(({ end }) => end <= lineEnd) }
    }
  }
  const end = quoted.closed ? quoted.end + 1 : quoted.end
  return {
    string: stringOf(
      text,
      { start, end },
      { start: from, end: quoted.end },
      { literal, command, interpolations: quoted.interpolations, heredoc: undefined },
    ),
    end,
  }
}

/** A string with its value worked out. */
export function stringOf(
  text: string,
  span: Span,
  contentSpan: Span,
  more: Pick<RubyString, 'literal' | 'command' | 'interpolations' | 'heredoc'>,
): RubyString {
  const known = more.interpolations.length === 0 && !more.command
  return {
    kind: 'string',
    span,
    contentSpan,
    ...more,
    value: known ? decode(text, { contentSpan, ...more }, () => '').text : undefined,
  }
}

/** Where the line that holds `at` ends, its line break left out. */
export function endOfLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at)
  const end = feed < 0 ? text.length : feed
  return end > at && text[end - 1] === '\r' ? end - 1 : end
}

const LETTERS = /[qQwWiIrsx]/

/** Reads `%q()`, `%w[]`, `%r{}` and their like. @returns whether one stands here. */
export function readPercent(reader: Reader, spaced: boolean): boolean {
  const { text, at } = reader
  const letter = LETTERS.test(text[at + 1] ?? '') ? (text[at + 1] ?? '') : ''
  const opener = text[at + 1 + letter.length] ?? ''
  if (!/[^\w\s\0-\x1f]/.test(opener) || (letter === '' && !/[([{<|!/]/.test(opener))) return false
  const from = at + 2 + letter.length
  if (/[wWiI]/.test(letter)) {
    const { end, closed } = readQuoted(text, from, opener, letter === 'w' || letter === 'i')
    const after = closed ? end + 1 : end
    if (!closed) {
      reader.problems.push({
        span: { start: at, end: from },
        message: `nothing closes %${letter}${opener}: a ${closerOf(opener)} is missing`,
      })
    }
    push(reader, 'words', at, after, spaced, { words: wordsOf(text, from, end, letter === 'W' || letter === 'I') })
    return true
  }
  const literal = letter === 'q' || letter === 's'
  const { string, end } = readString(reader, at, from, opener, { literal, command: letter === 'x' })
  if (letter === 'r') push(reader, 'regex', at, skipFlags(text, end), spaced)
  else {
    push(reader, letter === 's' ? 'symbol' : 'string', at, end, spaced, {
      string,
      text: letter === 's' ? (string.value ?? '') : text.slice(at, end),
    })
  }
  return true
}

/** Reads `/…/` with its flags. */
export function readRegex(reader: Reader, spaced: boolean): void {
  const { text, at } = reader
  const { end, closed } = readQuoted(text, at + 1, '/', false)
  // A slash without its like was a division after all.
  if (closed) push(reader, 'regex', at, skipFlags(text, end + 1), spaced)
  else push(reader, 'punctuation', at, at + 1, spaced)
}

function skipFlags(text: string, at: number): number {
  let end = at
  while (/[imxounse]/.test(text[end] ?? '')) end++
  return end
}

function wordsOf(text: string, start: number, end: number, interpolated: boolean): readonly RubyString[] {
  return [...text.slice(start, end).matchAll(/(?:[^\s\\]|\\[\s\S])+/g)].map((match) => {
    const span = { start: start + match.index, end: start + match.index + match[0].length }
    const unknown = interpolated && match[0].includes('#{')
    return stringOf(text, span, span, {
      literal: !interpolated,
      command: false,
      interpolations: unknown ? [span] : [],
      heredoc: undefined,
    })
  })
}
