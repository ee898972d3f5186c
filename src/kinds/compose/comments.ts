import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { YamlFile } from '../../syntax/yaml/index.ts'
import { blocksOf } from './blocks.ts'

/** A trailing comment speaks of its line; one on its own line of the next line that holds something, and as a block of what that heads. */
export function commentsOf(source: Source, { comments }: YamlFile): readonly Comment[] {
  if (comments.length === 0) return []
  const result: Comment[] = []
  const block = blocksOf(source)
  // Backwards, so that a block of comments finds the line below it once.
  let below: { readonly line: number; readonly scope: number } | undefined
  for (const { span, ownLine } of [...comments].reverse()) {
    const line = source.lineAt(span.start)
    let scope = line
    if (ownLine) {
      scope++
      while (
        scope < source.lineStarts.length &&
        scope !== below?.line &&
        source.slice(source.lineSpan(scope)).trim() === ''
      ) {
        scope++
      }
      if (scope === below?.line) scope = below.scope
    }
    below = ownLine ? { line, scope } : undefined
    const text = source
      .slice(span)
      .replace(/^#+[ \t]*/, '')
      .trimEnd()
    result.push({ span, text, scope: source.lineSpan(scope), ...(ownLine ? { block: block(scope) } : {}) })
  }
  return result.reverse()
}
