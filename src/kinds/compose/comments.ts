import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Comment } from '../../core/kind.ts'
import type { YamlFile } from '../../syntax/yaml/index.ts'

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

/** Deeper than the lines between documents, which close everything, and less deep than any other line. */
const DOCUMENT = -0.5

/**
 * What each line heads, from its indentation: the line itself and those below that lie deeper. The first line of a document heads the
 * document. In one pass over the text.
 */
function blocksOf(source: Source): (line: number) => Span {
  const last: number[] = []
  const open: { readonly line: number; readonly depth: number }[] = []
  let latest = 0
  let first = true
  const close = (depth: number): void => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      last[top.line] = latest
      open.pop()
    }
  }
  for (let line = 0; line < source.lineStarts.length; line++) {
    const text = source.slice(source.lineSpan(line))
    const content = text.trimStart()
    if (content === '' || content.startsWith('#')) continue
    const separator = /^(?:---|\.\.\.)(?:\s|$)/.test(text)
    // A sequence may stand at its key's indentation and is deeper all the same.
    const depth = separator
      ? -1
      : first
        ? DOCUMENT
        : 2 * (text.length - content.length) + (/^-(?:\s|$)/.test(content) ? 1 : 0)
    close(depth)
    first = separator
    if (!separator) open.push({ line, depth })
    latest = line
  }
  close(-1)
  return (line) => ({ start: source.lineSpan(line).start, end: source.lineSpan(last[line] ?? line).end })
}
