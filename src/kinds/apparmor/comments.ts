import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Node } from '../../syntax/apparmor/index.ts'
import { treeOf } from './tree.ts'

interface Statement {
  readonly scope: Span
  /** All of a profile, which its head heads. */
  readonly block: Span | undefined
}

/** A comment on a line of its own speaks of the statement below it, before a profile of all of it; one behind something, of its line. */
export function commentsOf(source: Source): readonly Comment[] {
  const { items, comments } = treeOf(source)
  const statements = statementsOf(items)
  let next = 0
  return comments.map((span): Comment => {
    const text = source.text.slice(span.start + 1, span.end).trim()
    const line = source.lineSpan(source.lineAt(span.start))
    if (!/^[ \t]*$/.test(source.text.slice(line.start, span.start))) return { span, text, scope: line }
    while (statements[next] && (statements[next]?.scope.start ?? 0) < span.end) next++
    const about = statements[next]
    if (!about) return { span, text, scope: span }
    return { span, text, scope: about.scope, ...(about.block && { block: about.block }) }
  })
}

function statementsOf(nodes: readonly Node[]): readonly Statement[] {
  return nodes.flatMap((node): readonly Statement[] => {
    if (node.type === 'profile') {
      return [{ scope: node.head, block: { start: node.start, end: node.end } }, ...statementsOf(node.items)]
    }
    if (node.type === 'branch' || node.type === 'block') return statementsOf(node.items)
    return [{ scope: { start: node.start, end: node.end }, block: undefined }]
  })
}
