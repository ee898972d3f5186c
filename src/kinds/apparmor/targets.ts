import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Arrow } from '../../syntax/apparmor/index.ts'
import type { Target } from './facts/rules.ts'
import { profilesNamed } from './profile-index.ts'
import type { Variables } from './variables.ts'

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
    const closed = neighbours.complete && (type === 'profile' || place.complete())
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
