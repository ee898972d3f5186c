import type { Span } from '../../core/span.ts'

/** A text Ruby hands on, and where each of its characters stands in the file. */
export interface Decoded {
  readonly text: string
  /** File offset at which the character at `index` begins, its backslash included. */
  startOf(index: number): number
  /** File offset just after the character before `index`. */
  endOf(index: number): number
  /** Whether every character stands in the file as it is. */
  readonly exact: boolean
}

/** What a string is written with. */
interface Written {
  readonly contentSpan: Span
  readonly literal: boolean
  readonly interpolations: readonly Span[]
  readonly heredoc: 'plain' | 'squiggly' | undefined
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  s: ' ',
  e: '\x1b',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

/**
 * What Ruby makes of a string's characters: escapes taken off, a squiggly heredoc's indentation taken away.
 * @param fill what takes the place of an interpolation
 */
export function decode(text: string, string: Written, fill: (hole: Span) => string): Decoded {
  const {
    contentSpan: { start, end },
    literal,
    interpolations,
    heredoc,
  } = string
  const indent = heredoc === 'squiggly' ? commonIndent(text, string.contentSpan) : 0
  if (indent === 0 && interpolations.length === 0 && !text.slice(start, end).includes('\\')) {
    return plain(text, start, end)
  }
  const starts: number[] = []
  const ends: number[] = []
  let out = ''
  const put = (characters: string, from: number, to: number): void => {
    for (const c of characters) {
      starts.push(from)
      ends.push(to)
      out += c
    }
  }
  let next = 0
  let lineStart = heredoc !== undefined
  for (let at = start; at < end; ) {
    if (lineStart) {
      at += indentWidth(text, at, end, indent)
      lineStart = false
      continue
    }
    const hole = interpolations[next]
    if (hole && at >= hole.start) {
      put(fill({ start: at, end: Math.min(hole.end, end) }), at, hole.end)
      at = hole.end
      next++
      continue
    }
    const c = text[at] ?? ''
    if (
      c === '\\' &&
      at + 1 < end &&
      (!literal || (heredoc === undefined && /[\\'"()[\]{}<>|!]/.test(text[at + 1] ?? '')))
    ) {
      const width = text.startsWith('\r\n', at + 1) ? 3 : 2
      const escaped = text.slice(at + 1, at + width)
      // An escaped line break joins the lines.
      if (literal || !/^\r?\n$/.test(escaped)) put(literal ? escaped : (ESCAPES[escaped] ?? escaped), at, at + width)
      at += width
      lineStart = escaped.endsWith('\n') && heredoc !== undefined
      continue
    }
    put(c, at, at + 1)
    at++
    lineStart = c === '\n' && heredoc !== undefined
  }
  return {
    text: out,
    exact: false,
    startOf: (index) => starts[index] ?? end,
    endOf: (index) => (index > 0 ? (ends[index - 1] ?? end) : start),
  }
}

function plain(text: string, start: number, end: number): Decoded {
  return {
    text: text.slice(start, end),
    exact: true,
    startOf: (index) => start + index,
    endOf: (index) => start + index,
  }
}

/** The indentation all lines that hold something share, in columns; a tab reaches the next multiple of eight. */
function commonIndent(text: string, { start, end }: Span): number {
  let least = Infinity
  for (let at = start; at < end; ) {
    const feed = text.indexOf('\n', at)
    const lineEnd = feed < 0 || feed > end ? end : feed
    let column = 0
    let i = at
    for (; i < lineEnd && (text[i] === ' ' || text[i] === '\t'); i++) {
      column = text[i] === '\t' ? (column >> 3) * 8 + 8 : column + 1
    }
    if (i < lineEnd && text[i] !== '\r') least = Math.min(least, column)
    at = lineEnd + 1
  }
  return least === Infinity ? 0 : least
}

/** How many characters of a line make up an indentation of so many columns. */
function indentWidth(text: string, at: number, end: number, indent: number): number {
  let column = 0
  let width = 0
  while (at + width < end && column < indent && (text[at + width] === ' ' || text[at + width] === '\t')) {
    column = text[at + width] === '\t' ? (column >> 3) * 8 + 8 : column + 1
    if (column <= indent) width++
  }
  return width
}
