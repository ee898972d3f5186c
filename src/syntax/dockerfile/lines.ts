import { span, type Span } from '../../core/span.ts'
import type { HeredocMarker } from './heredocs.ts'
import { joinPieces, type LogicalLine, skipSpaces, trimEnd } from './logical.ts'
import type { DockerfileProblem, Escape, Heredoc } from './tree.ts'

/** An instruction's lines, before their content is looked at. */
export interface InstructionLines {
  readonly line: LogicalLine
  /** Behind the last character, a continuation that leads nowhere included. */
  readonly end: number
  /** Whether the keyword stands on the first of its lines and the last of them is not continued. */
  readonly whole: boolean
  readonly comments: readonly Span[]
}

/** Walks the file's physical lines. Only `\n` ends a line, as in BuildKit: a lone carriage return is a blank. */
export interface LineReader {
  /** The next instruction; `undefined` at the end of the file. */
  readonly next: () => InstructionLines | undefined
  /** The heredocs that start on the line behind the instruction just read. */
  readonly heredocs: (markers: readonly HeredocMarker[]) => readonly Heredoc[]
  /** Comments between instructions, each once; for the caller to take after `next`. */
  readonly takeComments: () => readonly Span[]
  readonly problems: readonly DockerfileProblem[]
}

const CONFLICT = /^(?:<{7} |>{7} |\|{7} |={7}$)/
const CONFLICT_SIDE = /^(?:<{7} |>{7} )/

/**
 * Reads instructions line by line from `from`, by the rules of BuildKit's parser: a trailing escape continues a line unless another
 * escape stands before it, comment and blank lines do not break a continuation.
 */
export function readLines(text: string, from: number, escape: Escape): LineReader {
  const problems: DockerfileProblem[] = []
  let comments: Span[] = []
  let at = from

  /** The next physical line, without its line end, and the cursor moved behind it. */
  const take = (): Span | undefined => {
    if (at >= text.length) return undefined
    const newline = text.indexOf('\n', at)
    const start = at
    let end = newline < 0 ? text.length : newline
    at = newline < 0 ? text.length : newline + 1
    while (end > start && text.charCodeAt(end - 1) === 13) end--
    return span(start, end)
  }
  const conflict = (line: Span, pattern: RegExp): boolean => {
    if (
      !'<>|='.includes(text[line.start] ?? ' ') ||
      !pattern.test(text.slice(line.start, Math.min(line.end, line.start + 9)))
    ) {
      return false
    }
    problems.push({ span: line, message: 'a merge conflict is left here' })
    return true
  }

  const next = (): InstructionLines | undefined => {
    for (let line = take(); line; line = take()) {
      const start = skipSpaces(text, line.start, line.end)
      if (start === line.end || conflict(line, CONFLICT)) continue
      if (text[start] === '#') comments.push(span(start, line.end))
      else return continued(span(start, line.end))
    }
    return undefined
  }
  const continued = (first: Span): InstructionLines => {
    const runs: Span[] = []
    const embedded: Span[] = []
    let end = first.end
    let whole = false
    for (let line: Span | undefined = first; line; line = take()) {
      const start = skipSpaces(text, line.start, line.end)
      if (start === line.end) continue
      if (text[start] === '#') {
        embedded.push(span(start, line.end))
        continue
      }
      conflict(line, CONFLICT_SIDE)
      end = trimEnd(text, line.start, line.end)
      const stop = continuation(text, line, escape)
      runs.push(span(line.start, stop ?? line.end))
      if (stop === undefined) {
        whole = true
        break
      }
    }
    const started = runs[0] !== undefined && runs[0].start < runs[0].end
    return { line: joinPieces(text, runs), end, whole: whole && started, comments: embedded }
  }
  const heredoc = (marker: HeredocMarker): Heredoc => {
    const start = at
    const { stripTabs, tag } = marker
    for (let line = take(); line; line = take()) {
      let first = line.start
      while (stripTabs && text.charCodeAt(first) === 9) first++
      if (line.end - first === tag.length && text.startsWith(tag, first)) {
        return { ...marker, bodySpan: span(start, line.start), closed: true, closingSpan: span(first, line.end) }
      }
    }
    return { ...marker, bodySpan: span(start, text.length), closed: false }
  }
  return {
    next,
    heredocs: (markers) => markers.map(heredoc),
    takeComments: () => {
      const taken = comments
      comments = []
      return taken
    },
    problems,
  }
}

/** Where the escape stands that continues the line; `undefined` when the line ends here. */
function continuation(text: string, line: Span, escape: string): number | undefined {
  let last = line.end - 1
  while (last >= line.start && (text[last] === ' ' || text[last] === '\t')) last--
  if (last < line.start || text[last] !== escape) return undefined
  return last > line.start && text[last - 1] === escape ? undefined : last
}
