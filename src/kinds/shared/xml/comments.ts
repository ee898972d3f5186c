import type { Comment } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { descendants, type XmlElement, type XmlFile } from '../../../syntax/xml/index.ts'

/** A comment behind something speaks of its line; one on its own lines of the next line that holds something, and as a block of the element that begins there. */
export function xmlComments(source: Source, { comments, roots }: XmlFile): readonly Comment[] {
  if (comments.length === 0) return []
  const starting = elementsByLine(source, roots)
  const result: Comment[] = []
  // Backwards, so that a block of comments finds the line below it once.
  let below: { readonly line: number; readonly scope: number } | undefined
  for (const { span, text } of [...comments].reverse()) {
    const first = source.lineAt(span.start)
    const last = source.lineAt(span.end)
    const alone =
      source.slice({ start: source.lineSpan(first).start, end: span.start }).trim() === '' &&
      source.slice({ start: span.end, end: Math.max(span.end, source.lineSpan(last).end) }).trim() === ''
    let scope = alone ? last + 1 : first
    while (
      alone &&
      scope < source.lineStarts.length &&
      scope !== below?.line &&
      source.slice(source.lineSpan(scope)).trim() === ''
    ) {
      scope++
    }
    if (alone && scope === below?.line) scope = below.scope
    below = alone ? { line: first, scope } : undefined
    const element = alone ? starting.get(scope) : undefined
    result.push({ span, text, scope: source.lineSpan(scope), ...(element && { block: element.span }) })
  }
  return result.reverse()
}

/** The outermost element that begins on a line. */
function elementsByLine(source: Source, roots: readonly XmlElement[]): ReadonlyMap<number, XmlElement> {
  const starting = new Map<number, XmlElement>()
  for (const element of roots.flatMap((root) => [...descendants(root)])) {
    const line = source.lineAt(element.span.start)
    if (!starting.has(line)) starting.set(line, element)
  }
  return starting
}
