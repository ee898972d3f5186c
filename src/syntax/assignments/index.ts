import type { Span } from '../../core/span.ts'

/** `KEY=value` on a line of its own. */
export interface Assignment {
  /** The line without its line end. */
  readonly span: Span
  readonly key: string
  readonly keySpan: Span
  /** Up to the end of the line, blanks included: what counts of them is the reader's to say. */
  readonly value: string
  readonly valueSpan: Span
}

/** A line that begins with `#`, blanks before it aside. */
export interface CommentLine {
  readonly span: Span
  readonly text: string
}

/** What a file of assignments holds, in order. */
export interface Assignments {
  readonly assignments: readonly Assignment[]
  readonly comments: readonly CommentLine[]
}

const LINE = /(\uFEFF?)([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/g

/** Reads `KEY=value` lines as the C readers of `/etc` do: no quotes, no continuation, no comment behind a value. Never throws; linear. */
export function readAssignments(text: string): Assignments {
  const assignments: Assignment[] = []
  const comments: CommentLine[] = []
  for (const { 1: mark = '', 2: indent = '', 3: body = '', index } of text.matchAll(LINE)) {
    const line = index + mark.length
    const start = line + indent.length
    const end = start + body.length
    if (body.startsWith('#')) comments.push({ span: { start, end }, text: body.replace(/^#+/, '').trim() })
    const equals = body.indexOf('=')
    if (body.startsWith('#') || equals < 0) continue
    const key = body.slice(0, equals).trimEnd()
    assignments.push({
      span: { start: line, end },
      key,
      keySpan: { start, end: start + key.length },
      value: body.slice(equals + 1),
      valueSpan: { start: start + equals + 1, end },
    })
  }
  return { assignments, comments }
}
