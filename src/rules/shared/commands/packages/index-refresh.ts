import type { Script } from '../../../../core/facts/command.ts'
import type { PackageManagerId } from '../../../../knowledge/packages/manager.ts'
import { callsOf, type PlacedCall } from './call.ts'

/** Package managers that share an index. */
const FAMILIES: readonly (readonly PackageManagerId[])[] = [
  ['apt-get', 'apt', 'aptitude'],
  ['apk'],
  ['yum', 'dnf', 'microdnf', 'tdnf'],
  ['zypper'],
  ['pacman'],
]

/** Those where upgrading everything begins with a refresh. */
const UPGRADE_REFRESHES: ReadonlySet<PackageManagerId> = new Set(['yum', 'dnf', 'microdnf', 'tdnf', 'pacman'])

/** The calls of one family of package managers in a script: those that refresh the index, and those that use it. */
export interface IndexUse {
  readonly refreshes: readonly PlacedCall[]
  readonly uses: readonly PlacedCall[]
}

/** The package managers that read the same index as the given one. */
export function familyOf(id: PackageManagerId): readonly PackageManagerId[] {
  return FAMILIES.find((family) => family.includes(id)) ?? [id]
}

/** How a script treats the indexes of a family; of every family when none is given. */
export function indexUse(script: Script, family: readonly PackageManagerId[] = FAMILIES.flat()): IndexUse {
  const calls = callsOf(script, ...family)
  return {
    refreshes: calls.filter(isRefresh),
    uses: calls.filter((call) => !isRefresh(call) && (call.action === 'install' || call.action === 'upgrade')),
  }
}

function isRefresh({ action, manager, packages }: PlacedCall): boolean {
  // What stands behind `apt update` is no package to it.
  return action === 'update' || (action === 'upgrade' && packages.length === 0 && UPGRADE_REFRESHES.has(manager.id))
}

/** Whether a call refreshes the index by itself before it uses it. */
export function refreshesItself({ manager, command, action }: PlacedCall): boolean {
  if (manager.id === 'apk') return command.hasFlag('-U', '--update-cache', '--update', '--no-cache')
  return action === 'update' || command.hasFlag('--refresh') || (manager.id === 'pacman' && action === 'upgrade')
}

/** Whether a later script uses the family's index without refreshing it first, so that it must not be removed. */
export function isIndexNeeded(script: Script, family: readonly PackageManagerId[]): boolean {
  return script.later().some((later) => {
    const { refreshes, uses } = indexUse(later, family)
    return uses.some(({ index }) => index < (refreshes[0]?.index ?? Infinity))
  })
}
