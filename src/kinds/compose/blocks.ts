import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'

/** Deeper than the lines between documents, which close everything, and less deep than any other line. */
const DOCUMENT = -0.5

/**
 * What each line heads, from its indentation: the line itself and those below that lie deeper. The first line of a document heads the
 * document. In one pass over the text.
 */
export function blocksOf(source: Source): (line: number) => Span {
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
