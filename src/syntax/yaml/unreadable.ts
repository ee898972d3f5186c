import type { Span } from '../../core/span.ts'
import type { Lexeme } from './tokens.ts'

/** A conflict a merge left behind: the whole of it, and the parts that must not be read as YAML. */
interface Conflict {
  /** From `<<<<<<<` to the end of the `>>>>>>>` line. */
  readonly span: Span
  /** The marker lines and the other side; what remains is our side. */
  readonly hidden: readonly Span[]
}

const MARKER = /^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$).*$/gm

/** The merge conflicts in a text. Marker lines that do not form a whole conflict are left alone. */
export function conflicts(text: string): Conflict[] {
  if (!text.includes('<<<<<<<')) return []
  const found: Conflict[] = []
  let start: Span | undefined
  let other: number | undefined
  for (const match of text.matchAll(MARKER)) {
    const line = { start: match.index, end: match.index + match[0].length }
    const sign = match[1]?.[0]
    if (sign === '<') {
      start = line
      other = undefined
    } else if (start && sign === '>') {
      if (other !== undefined) {
        found.push({ span: { start: start.start, end: line.end }, hidden: [start, { start: other, end: line.end }] })
      }
      start = undefined
    } else if (start) other ??= line.start
  }
  return found
}

/** How many flow collections may stand in each other, and how many block collections. Beyond it a subtree is left out. */
export const MAX_DEPTH = 200

/**
 * The parts of the text that are nested too deeply to be read. Parsers of YAML recurse on depth, so this is found on
 * the flat list of tokens, before anything recurses.
 */
export function tooDeep(lexemes: readonly Lexeme[]): Span[] {
  const spans: Span[] = []
  const columns: number[] = []
  let lineStart = 0
  let atLineStart = true
  let flow = 0
  let from: number | undefined
  let fromFlow = false
  let blockScalar = false
  let colons = 0

  const close = (end: number): void => {
    if (from !== undefined && end > from) spans.push({ start: from, end })
    from = undefined
    fromFlow = false
  }
  const push = (column: number, offset: number): boolean => {
    columns.push(column)
    const deep = columns.length > MAX_DEPTH
    if (deep) from ??= offset
    return deep
  }
  const enter = (offset: number, first: boolean): void => {
    const column = offset - lineStart
    while ((columns.at(-1) ?? -1) >= column) columns.pop()
    if (!push(column, offset) && first) close(lineStart)
  }

  for (const { type, offset, source } of lexemes) {
    switch (type) {
      case 'newline':
        lineStart = offset + source.length
        atLineStart = true
        colons = 0
        continue
      case 'doc-start':
      case 'doc-end':
      case 'doc-mode':
      case 'flow-error-end':
        close(offset)
        flow = 0
        columns.length = 0
        continue
      case 'space':
      case 'comment':
      case 'byte-order-mark':
        continue
      case 'flow-map-start':
      case 'flow-seq-start':
        if (flow === 0 && atLineStart) enter(offset, true)
        if (++flow === MAX_DEPTH + 1 && from === undefined) {
          from = offset
          fromFlow = true
        }
        break
      case 'flow-map-end':
      case 'flow-seq-end':
        if (flow-- === MAX_DEPTH + 1 && fromFlow) close(offset + 1)
        if (flow < 0) flow = 0
        break
      default: {
        // The lines of a block scalar are one token that starts at column 0 and nests nothing.
        const body = blockScalar && type === 'scalar'
        blockScalar = type === 'block-scalar-header'
        const indicator = type === 'seq-item-ind' || type === 'explicit-key-ind'
        if (!body && flow === 0 && (atLineStart || indicator)) enter(offset, atLineStart)
        // The ':' behind a line's first key opens nothing; further ones (`a: b: c`) do, all at the line's own column.
        else if (type === 'map-value-ind' && flow === 0 && ++colons > 1) push(columns.at(-1) ?? 0, offset)
      }
    }
    if (!leading(type)) atLineStart = false
    const newline = source.lastIndexOf('\n')
    if (newline >= 0) {
      lineStart = offset + newline + 1
      colons = 0
      if (lineStart === offset + source.length) atLineStart = true
    }
  }
  const last = lexemes.at(-1)
  close(last ? last.offset + last.source.length : 0)
  return spans
}

function leading(type: Lexeme['type']): boolean {
  return (
    type === 'seq-item-ind' ||
    type === 'explicit-key-ind' ||
    type === 'map-value-ind' ||
    type === 'anchor' ||
    type === 'tag'
  )
}

/** The text with the spans blanked out, line ends kept: every other offset stays what it was. */
export function blank(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of spans) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
    at = end
  }
  return result + text.slice(at)
}
