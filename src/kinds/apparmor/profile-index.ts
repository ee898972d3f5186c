import { type Neighbours, onceASource, sameUri } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import type { Node, ProfileNode } from '../../syntax/apparmor/index.ts'
import { placeOf } from './place.ts'
import { treeOf } from './tree.ts'

/** A profile somewhere in the workspace. */
export interface KnownProfile {
  readonly source: Source
  /** As the kernel knows it: `nginx//worker`. */
  readonly fullName: string
  readonly nameSpan: Span
  readonly node: ProfileNode
}

/** Indexes by the list of files they were made of: the workspace gives the same list until a file changes. */
const INDEXES = new WeakMap<readonly Source[], ReadonlyMap<string, readonly KnownProfile[]>>()

/** The profiles of a name, those of the asking file's own tree first and, where there are any, alone. */
export function profilesNamed(name: string, from: Source, neighbours: Neighbours): readonly KnownProfile[] {
  const found = indexOf(neighbours.ofKind('apparmor')).get(name) ?? []
  const root = rootOf(from)
  const near = root === undefined ? [] : found.filter(({ source }) => rootOf(source) === root)
  return near.length > 0 ? near : found
}

/** Every profile, hat and child of a file. */
export const profilesIn = onceASource((source): readonly KnownProfile[] => {
  const found: KnownProfile[] = []
  const walk = (nodes: readonly Node[], parent: string | undefined): void => {
    for (const node of nodes) {
      if (node.type === 'branch' || node.type === 'block') walk(node.items, parent)
      else if (node.type === 'profile') {
        const fullName = fullNameOf(node, parent)
        found.push({ source, fullName, nameSpan: { start: node.name.start, end: node.name.end }, node })
        walk(node.items, fullName)
      }
    }
  }
  walk(treeOf(source).items, undefined)
  return found
})

/** A profile's name as the kernel knows it, its namespace left out. */
export function fullNameOf({ name: { text } }: ProfileNode, parent: string | undefined): string {
  const name = text.replace(/^:[^:]*:(?:\/\/)?/, '')
  return parent === undefined ? name : `${parent}//${name}`
}

function indexOf(sources: readonly Source[]): ReadonlyMap<string, readonly KnownProfile[]> {
  const known = INDEXES.get(sources)
  if (known) return known
  const index = new Map<string, KnownProfile[]>()
  for (const profile of sources.flatMap(profilesIn)) {
    const list = index.get(profile.fullName)
    if (list) list.push(profile)
    else index.set(profile.fullName, [profile])
  }
  INDEXES.set(sources, index)
  return index
}

const rootOf = onceASource((source): string | undefined => {
  const { path, depth } = placeOf(source)
  return depth === undefined ? undefined : sameUri(source.uri).slice(0, -path.length)
})
