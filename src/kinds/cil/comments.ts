import type { Span } from '../../core/span.ts'
import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { CilTree } from '../../syntax/cil/index.ts'
import type { CilStatement } from './statements.ts'

const HOLDERS: ReadonlySet<string> = new Set(['block', 'in', 'optional', 'macro', 'booleanif', 'tunableif'])

/** A comment on its own line speaks of the statement below it, as a block of all that statement holds; one behind something of its line. */
export function commentsOf(
  source: Source,
  { comments }: CilTree,
  statements: readonly CilStatement[],
): readonly Comment[] {
  let next = 0
  return comments.map(({ span, text }) => {
    const line = source.lineSpan(source.lineAt(span.start))
    if (source.text.slice(line.start, span.start).trim() !== '') return { span, text, scope: line }
    while ((statements[next]?.list.span.start ?? Infinity) < span.end) next++
    const statement = statements[next]
    if (!statement) return { span, text, scope: span }
    const whole = statement.list.span
    return HOLDERS.has(statement.head)
      ? { span, text, scope: headLine(source, whole), block: whole }
      : { span, text, scope: whole }
  })
}

/** The line a statement starts on, from there. */
function headLine(source: Source, { start }: Span): Span {
  return { start, end: Math.max(start + 1, source.lineSpan(source.lineAt(start)).end) }
}
