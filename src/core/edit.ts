import { overlaps, type Span } from './span.ts'

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
}

/** What a domain edit gives: the text edits, or `undefined` where no single exact edit exists (refuse rather than guess). */
export type Edits = readonly TextEdit[] | undefined

/**
 * Whether two edits, made apart from each other, cannot both be applied. Two insertions at one place can when they begin
 * alike: lines of different depth would have to stand in a certain order, which nobody knows here.
 */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  if (overlaps(a.span, b.span)) return true
  const emptyA = a.span.start === a.span.end
  const emptyB = b.span.start === b.span.end
  if (emptyA && emptyB) return a.span.start === b.span.start && lead(a) !== lead(b)
  return within(a.span.start, b.span) || within(b.span.start, a.span)
}

/** Whether an offset lies between two characters of a span. */
function within(offset: number, span: Span): boolean {
  return span.start < offset && offset < span.end
}

/** The white space an insertion begins with, and the dash of a list item after it. */
function lead({ newText }: TextEdit): string {
  return /^\s*(?:-(?=\s))?/.exec(newText)?.[0] ?? ''
}

/**
 * The text with all edits applied, whatever their order; insertions at one place keep the order given.
 * @throws RangeError when two edits conflict or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index)
  let result = ''
  let at = 0
  for (const { edit } of ordered) {
    if (edit.span.start < at || edit.span.end < edit.span.start || edit.span.end > text.length) {
      throw new RangeError(`edit ${edit.span.start}-${edit.span.end} conflicts with another or lies outside the text`)
    }
    result += text.slice(at, edit.span.start) + edit.newText
    at = edit.span.end
  }
  return result + text.slice(at)
}
