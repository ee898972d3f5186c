import { onceASource } from '../../core/neighbours.ts'
import type { Span } from '../../core/span.ts'
import { treeOf } from './tree.ts'

/** A variable that is used. */
export interface Use {
  readonly name: string
  readonly span: Span
}

const USES = /@\{(\w+)\}|\$\{?(\w+)\}?/g

/** Where a file uses variables: outside of comments, and not where it defines them. */
export const usesOf = onceASource((source): { readonly sets: readonly Use[]; readonly booleans: readonly Use[] } => {
  const { comments, items } = treeOf(source)
  const skipped = [...comments, ...items.flatMap((node) => (node.type === 'variable' ? [node.name] : []))].sort(
    (a, b) => a.start - b.start,
  )
  const sets: Use[] = []
  const booleans: Use[] = []
  let next = 0
  for (const match of source.text.matchAll(USES)) {
    const span = { start: match.index, end: match.index + match[0].length }
    while (skipped[next] && (skipped[next]?.end ?? 0) <= span.start) next++
    const skip = skipped[next]
    if (skip && skip.start < span.end) continue
    if (match[1] !== undefined) sets.push({ name: match[1], span })
    else if (match[2] !== undefined) booleans.push({ name: match[2], span })
  }
  return { sets, booleans }
})
