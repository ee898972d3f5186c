import type { Edits } from '../../../../core/edit.ts'
import type { Script } from '../../../../core/facts/command.ts'
import { packageManager } from '../../../../knowledge/packages/managers.ts'
import { callsOf, type PlacedCall } from './call.ts'
import { lastCleaning } from './cleaning.ts'
import { familyOf, isIndexNeeded } from './index-refresh.ts'

/** Where apt keeps the package lists. */
const LISTS = '/var/lib/apt/lists'

/** The command that removes apt's package lists. */
export const REMOVE_LISTS = `rm -rf ${LISTS}/*`

/** Whether lists that a script fetches after the command of that index stay in what is built. */
export function leavesLists(script: Script, index: number): boolean {
  const manager = packageManager('apt-get')
  return (
    script.kept &&
    script.complete &&
    manager !== undefined &&
    !script.cached(LISTS) &&
    lastCleaning(script, manager, [LISTS]) <= index
  )
}

/** The last call that fetches lists which stay. */
export function listsLeft(script: Script): PlacedCall | undefined {
  const update = callsOf(script, ...familyOf('apt-get')).findLast(({ action }) => action === 'update')
  return update && leavesLists(script, update.index) ? update : undefined
}

/** Removes the lists at the script's end; refuses where a later script counts on them or the call runs as another user. */
export function removeLists(script: Script, { command }: PlacedCall): Edits {
  const isPlain = command.wrappers.length === 0 && command.via === 'plain'
  return isPlain && !isIndexNeeded(script, familyOf('apt-get')) ? script.append(REMOVE_LISTS) : undefined
}
