import { isIgnoreFile } from '../workspace/ignore-files.ts'
import { isProjectFile } from '../workspace/project-files.ts'
import type { Refused } from '../workspace/tree.ts'
import { complain, type Environment } from './environment.ts'
import type { Scope } from './scope.ts'

/**
 * What was looked for beside the files that are checked, and could not be read although it is there. Neighbours and folders elsewhere in
 * the project are mentioned, as are projects too large to be searched: less is known without them.
 * @param named what is named already
 * @returns project files and ignore files, which decide what is reported
 */
export function refusedOf(
  { tree, surveys, nameOf }: Scope,
  environment: Environment,
  named: readonly Refused[],
): readonly Refused[] {
  const known = new Set(named.map(({ uri }) => uri))
  const decisive: Refused[] = []
  for (const { uri, cut } of surveys.cuts()) complain(environment, `${nameOf(uri)}: ${cut}`)
  for (const one of tree.refused()) {
    if (known.has(one.uri)) continue
    if (isProjectFile(one.uri) || isIgnoreFile(one.uri)) decisive.push(one)
    else complain(environment, `${nameOf(one.uri)}: not looked at, ${one.reason}`)
  }
  return decisive
}
