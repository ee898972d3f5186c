import type { OutlineItem } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'
import type { Node } from '../../../syntax/apparmor/index.ts'
import { treeOf } from '../tree.ts'

/** Profiles with their hats and children, and variables. */
export function outline(source: Source): readonly OutlineItem[] {
  return itemsOf(treeOf(source).items)
}

function itemsOf(nodes: readonly Node[]): readonly OutlineItem[] {
  return nodes.flatMap((node): readonly OutlineItem[] => {
    if (node.type === 'branch' || node.type === 'block') return itemsOf(node.items)
    const span = { start: node.start, end: node.end }
    if (node.type === 'variable') {
      const { name, values, boolean } = node
      return [
        {
          name: name.text,
          detail: values.map(({ text }) => text).join(' '),
          kind: boolean ? 'constant' : 'variable',
          span,
          nameSpan: { start: name.start, end: name.end },
          children: [],
        },
      ]
    }
    if (node.type !== 'profile') return []
    const { name, keyword, flags, attachment, items } = node
    const detail = [attachment?.text, flags && `(${flags.items.map(({ text }) => text).join(', ')})`]
      .filter(Boolean)
      .join(' ')
    const hat = keyword?.text === '^' || keyword?.text === 'hat'
    return [
      {
        name: hat ? `^${name.text}` : name.text,
        ...(detail && { detail }),
        kind: hat ? 'function' : 'class',
        span,
        nameSpan: { start: name.start, end: name.end },
        children: itemsOf(items),
      },
    ]
  })
}
