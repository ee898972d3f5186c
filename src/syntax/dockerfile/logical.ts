import type { Span } from '../../core/span.ts'

/**
 * An instruction's line as Docker sees it: continued lines joined, embedded comments and blank lines left out. Everything
 * that reads an instruction works on this text and comes back to the file through `spanOf`.
 */
export interface LogicalLine {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** A run of the logical text that stands unbroken in the file. */
export interface Piece {
  /** Offset in the logical text. */
  readonly at: number
  /** Offset in the file. */
  readonly start: number
  readonly length: number
}

/** Joins runs of `text` into one logical line; empty runs are dropped unless all are. */
export function joinPieces(text: string, runs: readonly Span[]): LogicalLine {
  const pieces: Piece[] = []
  const parts: string[] = []
  let at = 0
  for (const { start, end } of runs) {
    if (end <= start) continue
    pieces.push({ at, start, length: end - start })
    parts.push(text.slice(start, end))
    at += end - start
  }
  if (pieces.length === 0) pieces.push({ at: 0, start: runs[0]?.start ?? 0, length: 0 })
  return { text: parts.join(''), pieces }
}

/** Index of the piece that holds the character at `index`; the last one for an index at the end. */
function pieceAt(line: LogicalLine, index: number): number {
  let low = 0
  let high = line.pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((line.pieces[middle]?.at ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the character at `index` of the logical text stands in the file. */
export function offsetOf(line: LogicalLine, index: number): number {
  const piece = line.pieces[pieceAt(line, index)]
  return piece ? piece.start + Math.min(index - piece.at, piece.length) : 0
}

/**
 * Where `from`..`to` of the logical text stands in the file, from its first to behind its last character; an empty range
 * stands behind what precedes it.
 */
export function spanOf(line: LogicalLine, from: number, to: number): Span {
  const end = to > 0 ? offsetOf(line, to - 1) + 1 : offsetOf(line, 0)
  return { start: from < to ? offsetOf(line, from) : end, end }
}

/** The unbroken runs in the file that make up `from`..`to`. */
export function runsOf(line: LogicalLine, from: number, to: number): readonly Span[] {
  const runs: Span[] = []
  for (let i = pieceAt(line, from); from < to && i < line.pieces.length; i++) {
    const piece = line.pieces[i]
    if (!piece || piece.at >= to) break
    const start = piece.start + Math.max(from - piece.at, 0)
    runs.push({ start, end: piece.start + Math.min(piece.length, to - piece.at) })
  }
  return runs
}

/** Whether a UTF-16 unit separates words: the blanks BuildKit splits arguments at. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

const OTHER_SPACE = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** Whether a UTF-16 unit is white space to Unicode: what BuildKit trims from both ends of a line and its arguments. */
export function isSpace(code: number): boolean {
  return isBlank(code) || (code > 127 && OTHER_SPACE.test(String.fromCharCode(code)))
}

/** The first index at or after `from` that holds no white space. */
export function skipSpaces(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}

/** The first index at or after `from` that holds no blank. */
export function skipBlanks(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isBlank(text.charCodeAt(i))) i++
  return i
}

/** The first index at or after `from` that holds a blank. */
export function skipNonBlanks(text: string, from: number, to: number): number {
  let i = from
  while (i < to && !isBlank(text.charCodeAt(i))) i++
  return i
}

/** `to`, moved back over trailing white space. */
export function trimEnd(text: string, from: number, to: number): number {
  let i = to
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--
  return i
}
