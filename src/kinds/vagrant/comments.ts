import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { RubyFile, RubyStatement } from '../../syntax/ruby/index.ts'

/** A trailing comment speaks of its line; one on its own line of the next statement, and as a block of all that this heads. */
export function commentsOf(source: Source, { comments, statements }: RubyFile): readonly Comment[] {
  if (comments.length === 0) return []
  const starts = startsOf(statements)
  const ownLines = new Set(
    comments.filter((span) => isAlone(source, span.start)).map(({ start }) => source.lineAt(start)),
  )
  let next = 0
  return comments.map((span): Comment => {
    const line = source.lineAt(span.start)
    const text = source
      .slice(span)
      .replace(/^#+[ \t]*/, '')
      .trimEnd()
    if (!ownLines.has(line)) return { span, text, scope: source.lineSpan(line) }
    while ((starts[next]?.span.start ?? Infinity) < span.end) next++
    const statement = starts[next]
    if (!statement) return { span, text, scope: span }
    const { start, end } = source.lineSpan(source.lineAt(statement.span.start))
    const head =
      statement.block || statement.kind === 'control'
        ? { start, end }
        : { start, end: Math.max(end, statement.span.end) }
    return { span, text, scope: head, block: { start, end: Math.max(end, statement.span.end) } }
  })
}

function isAlone(source: Source, offset: number): boolean {
  return source.slice({ start: source.lineSpan(source.lineAt(offset)).start, end: offset }).trim() === ''
}

/** All statements in the order of their starts. */
function startsOf(statements: readonly RubyStatement[]): readonly RubyStatement[] {
  const all: RubyStatement[] = []
  const open = [statements]
  for (let list = open.pop(); list; list = open.pop()) {
    for (const statement of list) {
      all.push(statement)
      if (statement.body.length > 0) open.push(statement.body)
      if (statement.block) open.push(statement.block.body)
    }
  }
  return all.sort((a, b) => a.span.start - b.span.start)
}
