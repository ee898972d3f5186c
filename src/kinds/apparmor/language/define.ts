import type { Place } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { includedBy, includeNodes, reachOf } from '../include-files.ts'
import { fullNameOf, profilesIn, profilesNamed } from '../profile-index.ts'
import { definitionsIn } from '../variables.ts'
import { spotAt } from './spot.ts'

const START = { start: 0, end: 0 }

/** Where the include, profile or variable at an offset is written. */
export function define(source: Source, offset: number, neighbours: Neighbours): readonly Place[] {
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
