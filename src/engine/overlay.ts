import type { KindDeclaration } from '../core/kind.ts'
import { sameUri, type Neighbours } from '../core/neighbours.ts'
import { Source } from '../core/source.ts'
import { detectKind } from '../kinds/detect.ts'

/**
 * The neighbours as they would be if some files had other texts, or were there at all.
 * @param texts by URI
 */
export function withTexts<N extends Neighbours>(
  neighbours: N,
  kinds: readonly KindDeclaration[],
  texts: ReadonlyMap<string, string>,
): N {
  if (texts.size === 0) return neighbours
  const changed = new Map([...texts].map(([uri, text]) => [sameUri(uri), new Source(uri, text)]))
  return {
    ...neighbours,
    has: (uri) => changed.has(sameUri(uri)) || neighbours.has(uri),
    file: (uri) => changed.get(sameUri(uri)) ?? neighbours.file(uri),
    ofKind(kind) {
      const others = neighbours.ofKind(kind).filter(({ uri }) => !changed.has(sameUri(uri)))
      const own = [...changed.values()].filter((source) => detectKind(kinds, source)?.id === kind)
      return own.length === 0 ? others : [...others, ...own].sort((a, b) => (a.uri < b.uri ? -1 : 1))
    },
  }
}
