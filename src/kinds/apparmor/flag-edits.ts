import type { Edits } from '../../core/edit.ts'
import type { Source } from '../../core/source.ts'
import type { ProfileNode } from '../../syntax/apparmor/index.ts'
import { insert } from './edits.ts'

/**
 * Takes flags away, each with one separator beside it; the whole list when none is left, since an empty list does not load.
 * @param indexes of the flags, in their order
 */
export function removeFlags({ text }: Source, { flags }: ProfileNode, indexes: readonly number[]): Edits {
  if (!flags || indexes.length === 0) return undefined
  const { items } = flags
  const kept = items.findIndex((_, index) => !indexes.includes(index))
  if (kept >= 0) {
    return indexes.flatMap((index) => {
      // At the list's head a flag goes with what follows it, elsewhere with what stands before it.
      const [from, to] =
        index < kept ? [items[index]?.start, items[index + 1]?.start] : [items[index - 1]?.end, items[index]?.end]
      return from === undefined || to === undefined ? [] : [{ span: { start: from, end: to }, newText: '' }]
    })
  }
  let start = flags.start
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--
  return [{ span: { start, end: flags.end }, newText: /\s/.test(text[flags.end] ?? '') ? '' : ' ' }]
}

/** Writes a flag behind the last one, or a list where there is none. */
export function addFlag({ flags, head }: ProfileNode, text: string): Edits {
  const last = flags?.items.at(-1)
  if (last) return insert(last.end, `, ${text}`)
  return flags ? undefined : insert(head.end, ` flags=(${text})`)
}
