import { uriOf, type Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { PROFILE_MODES } from '../../knowledge/apparmor-words.ts'
import type { ProfileMode } from './facts/profile.ts'
import { profilesNamed } from './profile-index.ts'

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
