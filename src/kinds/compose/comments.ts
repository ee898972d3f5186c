import type { Comment } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import type { YamlFile } from '../../syntax/yaml/index.ts'

/** A trailing comment speaks of its line; one on its own line of the next line that holds something. */
export function commentsOf(source: Source, { comments }: YamlFile): readonly Comment[] {
  const result: Comment[] = []
  // Backwards, so that a block of comments finds the line below it once.
  let below: { readonly line: number; readonly scope: number } | undefined
  for (const { span, ownLine } of [...comments].reverse()) {
    const line = source.lineAt(span.start)
    let scope = line
    if (ownLine) {
      scope++
      while (scope < source.lineStarts.length && scope !== below?.line && source.slice(source.lineSpan(scope)).trim() === '') scope++
      if (scope === below?.line) scope = below.scope
    }
    below = ownLine ? { line, scope } : undefined
    result.push({ span, text: source.slice(span).replace(/^#+[ \t]*/, '').trimEnd(), scope: source.lineSpan(scope) })
  }
  return result.reverse()
}
