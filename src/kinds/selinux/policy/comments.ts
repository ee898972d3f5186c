import type { Comment } from '../../../core/kind.ts'
import { span, type Span } from '../../../core/span.ts'
import type { CommentToken } from '../../../syntax/selinux/index.ts'

/**
 * A comment on its own line speaks of the statement below it; one behind a statement, of that statement or of its own line.
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
