import type { Span } from '../../core/span.ts'

/** A conflict a merge left behind: the whole of it, and the parts that must not be read as YAML. */
export interface Conflict {
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
