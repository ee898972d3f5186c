import type { Comment } from '../../../core/kind.ts'
import { span, type Span } from '../../../core/span.ts'
import type { CommentToken } from '../../../syntax/selinux/index.ts'
import type { PolicyComment } from './facts.ts'

// Policy source by its lines: what a comment is about, and what goes with a statement that is taken out.

/**
 * A comment on its own line is about the statement below it; one after a statement, about that statement or its own line.
 * @param statements spans without blocks, in order of their starts
 */
export function commentsOf(
  text: string,
  comments: readonly CommentToken[],
  statements: readonly Span[],
): readonly Comment[] {
  let next = 0
  let last: Span | undefined
  return comments.map(({ start, end, text: raw, own }): Comment => {
    for (let one = statements[next]; one && one.start < start; one = statements[next]) {
      last = one
      next++
    }
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    const lineEnd = text.indexOf('\n', end)
    const line = span(lineStart, lineEnd < 0 ? text.length : lineEnd)
    const about = own ? statements[next] : undefined
    const trailed = !own && last && last.end > lineStart ? span(Math.min(last.start, lineStart), line.end) : line
    return {
      span: span(start, end),
      text: raw.replace(/^(?:#+|dnl)/, '').trim(),
      scope: own ? (about ?? span(start, end)) : trailed,
    }
  })
}

/** The comments as facts have them. */
export function policyComments(comments: readonly CommentToken[]): readonly PolicyComment[] {
  return comments.map(({ start, end, text, own, quoted }) => ({ span: { start, end }, text, own, quoted }))
}

/** A span with the whole lines it stands on, where nothing else is there; else with the blanks after it. */
export function withLine(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end]
  while (first > 0 && /[ \t]/.test(text[first - 1] ?? '')) first--
  while (last < text.length && /[ \t]/.test(text[last] ?? '')) last++
  const begins = first === 0 || /[\r\n]/.test(text[first - 1] ?? '')
  const ends = last === text.length || /[\r\n]/.test(text[last] ?? '')
  if (!begins || !ends) return span(begins ? start : first, ends && !begins ? end : begins ? last : end)
  if (text[last] === '\r') last++
  if (text[last] === '\n') last++
  return span(first, last)
}
