import { type Neighbours, onceASource, sameUri, uriOf } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { PROFILE_MODES } from '../words.ts'
import type { Arrow, Node, ProfileNode } from '../../../syntax/apparmor/index.ts'
import type { ProfileMode, Target } from '../facts.ts'
import { placeOf } from './place.ts'
import { treeOf } from '../tree.ts'
import type { Variables } from '../variables.ts'

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

/** A profile of the workspace as the parser would load it. */
export interface LoadedProfile {
  readonly uri: string
  readonly nameSpan: Span
  /** `disabled` when its file is listed in `disable/`. */
  readonly mode: ProfileMode | 'disabled'
}

/** The profiles of a name as other files come to them: containers by `apparmor=NAME`, units by `AppArmorProfile=NAME`. */
export function loadedProfiles(name: string, from: Source, neighbours: Neighbours): readonly LoadedProfile[] {
  return profilesNamed(name, from, neighbours).map(({ source, nameSpan, node }) => {
    const listed = (folder: string): boolean =>
      neighbours.file(uriOf(source.uri, `${folder}/${source.name}`)) !== undefined
    const flag = node.flags?.items.find(({ text }) => PROFILE_MODES.has(text))?.text as ProfileMode | undefined
    return {
      uri: source.uri,
      nameSpan,
      mode: listed('disable') ? 'disabled' : listed('force-complain') ? 'complain' : (flag ?? 'enforce'),
    }
  })
}

/** Where a transition is written, as far as its target hangs on it. */
export interface TargetPlace {
  readonly source: Source
  readonly neighbours: Neighbours
  readonly variables: Variables
  /** The full name of the profile it stands in; undefined in a fragment. */
  readonly profile: string | undefined
  /** Whether everything that profile includes was read: children may come from there. */
  complete(): boolean
}

/** What a name behind `->` can stand for: a profile, a child of the own profile, or a path that is linked to. */
export type TargetType = 'profile' | 'child' | 'path'

/** The profile that `->` names, looked for when somebody asks. */
export function targetOf(arrow: Arrow, type: TargetType, place: TargetPlace): Target {
  const { source, neighbours, variables, profile } = place
  const find = (): Pick<Target, 'resolution' | 'places'> => {
    const [name, ...more] =
      variables.fill(arrow.word.text.replaceAll('@{profile_name}', profile ?? '@{profile_name}')) ?? []
    if (
      type === 'path' ||
      name === undefined ||
      more.length > 0 ||
      /[*?[{&:]/.test(name) ||
      (type === 'child' && profile === undefined)
    ) {
      return { resolution: 'unknown', places: [] }
    }
    const own = type === 'child' ? profilesNamed(`${profile ?? ''}//${name}`, source, neighbours) : []
    const found = own.length > 0 ? own : profilesNamed(name, source, neighbours)
    const places = found.map(({ source: { uri }, nameSpan: span }) => ({ uri, span }))
    const closed = neighbours.completeFor('apparmor') && (type === 'profile' || place.complete())
    return {
      places,
      resolution: places.length > 0 ? 'found' : name === 'unconfined' ? 'known' : closed ? 'missing' : 'unknown',
    }
  }
  return {
    span: { start: arrow.word.start, end: arrow.word.end },
    wholeSpan: { start: arrow.start, end: arrow.end },
    name: arrow.word.text,
    get resolution() {
      return find().resolution
    },
    get places() {
      return find().places
    },
  }
}

const NAMED_ELSEWHERE = /apparmor[:=]["']?([\w./@-]+)/g

/** Whether some file of the workspace comes to a profile by its name; undefined when not all profiles and Compose files are known. */
export function isReferenced(fullName: string, neighbours: Neighbours): boolean | undefined {
  if (!neighbours.completeFor('apparmor') || !neighbours.completeFor('compose')) return undefined
  const last = fullName.slice(fullName.lastIndexOf('//') + (fullName.includes('//') ? 2 : 0))
  const targets = together(neighbours.ofKind('apparmor'), namesIn)
  return targets.has(fullName) || targets.has(last) || together(neighbours.ofKind('compose'), namesInText).has(fullName)
}

/** By the list of files they were taken from: the workspace gives the same list until a file changes. */
const TOGETHER = new WeakMap<readonly Source[], ReadonlySet<string>>()

function together(sources: readonly Source[], namesOf: (source: Source) => ReadonlySet<string>): ReadonlySet<string> {
  let names = TOGETHER.get(sources)
  if (!names) TOGETHER.set(sources, (names = new Set(sources.flatMap((source) => [...namesOf(source)]))))
  return names
}

/** The names behind `->` in a file. */
const namesIn = onceASource((source): ReadonlySet<string> => {
  const names = new Set<string>()
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'rule') {
        if ('target' in node.body && node.body.target) {
          for (const name of node.body.target.word.text.split(/\/\/&|&/)) names.add(name)
        }
      } else if ('items' in node) walk(node.items)
    }
  }
  walk(treeOf(source).items)
  return names
})

const namesInText = onceASource(
  ({ text }: Source): ReadonlySet<string> =>
    new Set([...text.matchAll(NAMED_ELSEWHERE)].map((match) => match[1] ?? '')),
)
