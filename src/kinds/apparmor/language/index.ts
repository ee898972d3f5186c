import type { Language, OutlineItem, Place } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Node } from '../../../syntax/apparmor/index.ts'
import { includedBy, reachOf } from '../project/include-files.ts'
import { fullNameOf, profilesIn, profilesNamed } from '../project/profiles.ts'
import { includeNodes, treeOf } from '../tree.ts'
import { definitionsIn } from '../variables.ts'
import { complete } from './complete.ts'
import { hover } from './hover.ts'
import { spotAt } from './spot.ts'

/** What an editor may ask about an AppArmor file. */
export const language: Language = { hover, complete, define, outline }

const START = { start: 0, end: 0 }

/** Where the include, profile or variable at an offset is written. */
function define(source: Source, offset: number, neighbours: Neighbours): readonly Place[] {
  const spot = spotAt(source, offset)
  if (spot?.type === 'include' || spot?.type === 'abi') {
    return includedBy(source, spot.text, neighbours).files.map(({ uri }) => ({ uri, span: START }))
  }
  if (spot?.type === 'variable') {
    const files = [source, ...reachOf(source, includeNodes(source), neighbours).files]
    return files.flatMap((file) =>
      definitionsIn(file)
        .filter(({ name }) => name.text === spot.text)
        .map(({ name: { start, end } }) => ({ uri: file.uri, span: { start, end } })),
    )
  }
  if (spot?.type !== 'target') return []
  const outer = spot.within.reduce<string | undefined>((parent, node) => fullNameOf(node, parent), undefined)
  const names = outer === undefined ? [spot.text] : [`${outer}//${spot.text}`, spot.text]
  for (const name of names) {
    const own = profilesIn(source).filter(({ fullName }) => fullName === name)
    const found = own.length > 0 ? own : profilesNamed(name, source, neighbours)
    if (found.length > 0) return found.map((one) => ({ uri: one.source.uri, span: one.nameSpan }))
  }
  return []
}

/** Profiles with their hats and children, and variables. */
function outline(source: Source): readonly OutlineItem[] {
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
