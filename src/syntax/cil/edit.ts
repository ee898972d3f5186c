import type { Edits } from '../../core/edit.ts'
import type { Span } from '../../core/span.ts'
import type { CilComment } from './tree.ts'

/** A text with its comments, which edits must not lose. */
export interface CilText {
  readonly text: string
  /** In the order of the text. */
  readonly comments: readonly CilComment[]
}

/**
 * Takes nodes out, each with the white space that set it apart; with its lines, where nothing else stands on them.
 * @returns undefined where a comment stands inside of one, or where two words would become one
 */
export function removeNodes(from: CilText, nodes: readonly { readonly span: Span }[]): Edits {
  const { text } = from
  if (nodes.some(({ span }) => commentIn(from, span) || (isWord(text[span.start - 1]) && isWord(text[span.end])))) {
    return undefined
  }
  const merged: { start: number; end: number }[] = []
  for (const cut of nodes.map(({ span }) => cutOf(from, span)).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && cut.start <= last.end) last.end = Math.max(last.end, cut.end)
    else merged.push(cut)
  }
  return merged.map(({ start, end }) => ({
    span: { start, end: isFirst(text, start) ? skip(text, end) : end },
    newText: '',
  }))
}

/** Whether a comment stands in a span. */
export function commentIn({ comments }: CilText, { start, end }: Span): boolean {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.span.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const next = comments[low]
  return next !== undefined && next.span.start < end
}

/** A node with what goes with it, so that neither a blank line nor a double blank is left. */
function cutOf(from: CilText, { start, end }: Span): { start: number; end: number } {
  const { text } = from
  const before = skipBack(text, start, /[ \t]/)
  const after = skip(text, end)
  const startsLine = before === 0 || isLineEnd(text[before - 1])
  if (startsLine && (after === text.length || isLineEnd(text[after]))) {
    if (after < text.length) return { start: before, end: after + (text.startsWith('\r\n', after) ? 2 : 1) }
    return { start: before - (before === 0 ? 0 : text.startsWith('\r\n', before - 2) ? 2 : 1), end: after }
  }
  if (startsLine) {
    // The parenthesis behind it moves up to the line before, unless a comment there would swallow it.
    const above = text[after] === ')' ? skipBack(text, before, /\s/) : 0
    return above > 0 && !commentIn(from, { start: above - 1, end: above })
      ? { start: above, end }
      : { start, end: after }
  }
  return { start: isFirst(text, start) || isWord(text[end]) ? start : before, end }
}

/** Whether only blanks stand between an opening parenthesis and a place. */
function isFirst(text: string, at: number): boolean {
  return text[skipBack(text, at, /[ \t]/) - 1] === '('
}

function skip(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function skipBack(text: string, from: number, what: RegExp): number {
  let at = from
  while (at > 0 && what.test(text[at - 1] ?? '')) at--
  return at
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\uFEFF'
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && !/[\s();"]/.test(character)
}
