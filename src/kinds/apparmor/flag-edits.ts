import type { Edits } from '../../core/edit.ts'
import type { Source } from '../../core/source.ts'
import type { ProfileNode } from '../../syntax/apparmor/index.ts'
import { insert } from './edits.ts'

/** Takes a flag away with one separator beside it; the whole list when it is the only one, since an empty list does not load. */
export function removeFlag({ text }: Source, { flags }: ProfileNode, index: number): Edits {
  const item = flags?.items[index]
  if (!flags || !item) return undefined
  const next = flags.items[index + 1]
  if (next) return [{ span: { start: item.start, end: next.start }, newText: '' }]
  const before = flags.items[index - 1]
  if (before) return [{ span: { start: before.end, end: item.end }, newText: '' }]
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
