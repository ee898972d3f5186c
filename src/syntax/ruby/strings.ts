import type { Span } from '../../core/span.ts'
import { decode } from './decode.ts'
import type { RubyString } from './model.ts'
import type { Reader } from './reader.ts'

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }

/** What closes a `%` literal that this character opens. */
export function closerOf(opener: string): string {
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
