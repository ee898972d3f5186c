import { overlaps, type Span } from './span.ts'

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly newText: string
  /** What it takes a member out of, where taking all of them would leave what its format refuses: a list of nothing. */
  readonly takenFrom?: Collection
}

/** A list, mapping or set: a place that no other one has, and how many members it has. */
export interface Collection {
  readonly at: number
  readonly size: number
}

/** The edits, each marked as taking a member out of a collection. */
export function takingFrom(collection: Collection, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, takenFrom: collection }))
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
 * All of several edits; undefined where one of them is refused. Of lines that are inserted at one place the deeper ones come first: they
 * belong to what ends there.
 */
export function together(...all: readonly Edits[]): Edits {
  return all.every((one) => one !== undefined) ? all.flat().sort((a, b) => depthOf(b) - depthOf(a)) : undefined
}

/** How deep a new line stands; a dash makes an item of it, which stands below a key of the same depth. */
function depthOf({ newText }: TextEdit): number {
  const [, blanks, dash] = /^\r?\n( *)(-(?=\s))?/.exec(newText) ?? []
  return blanks === undefined ? 0 : blanks.length + (dash === undefined ? 0 : 0.5)
}

/** Whether edits, in whatever order, lie inside a text and apart from each other: what `applyEdits` takes. */
export function areApplicable(text: string, edits: readonly TextEdit[]): boolean {
  let at = 0
  return inOrder(edits).every(({ span: { start, end } }) => {
    const fits = start >= at && end >= start && end <= text.length
    at = end
    return fits
  })
}

/**
 * The text with all edits applied, whatever their order; insertions at one place keep the order given.
 * @throws RangeError when two edits conflict or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const edit of inOrder(edits)) {
    if (edit.span.start < at || edit.span.end < edit.span.start || edit.span.end > text.length) {
      throw new RangeError(`edit ${edit.span.start}-${edit.span.end} conflicts with another or lies outside the text`)
    }
    result += text.slice(at, edit.span.start) + edit.newText
    at = edit.span.end
  }
  return result + text.slice(at)
}

/** By place; a stable sort keeps insertions at one place in the order given. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
