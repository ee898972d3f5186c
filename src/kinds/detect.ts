import type { Kind } from '../core/kind.ts'
import type { Source } from '../core/source.ts'

/** The kind of a text by its language id, name and head; undefined when no kind claims it. */
export function detectKind(kinds: readonly Kind[], source: Source): Kind | undefined {
  return kinds.find((kind) => kind.detect(source))
}
