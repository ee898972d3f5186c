import { uriOf, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { FileRole } from '../facts.ts'

/** Where a file lies in a tree of profiles: below the nearest folder `apparmor.d`. */
export interface TreePlace {
  /** Below that folder: `abstractions/base`; the file's name where there is no such folder. */
  readonly path: string
  /** How many folders lie between; undefined without such a folder. */
  readonly depth: number | undefined
}

/** The place of a file, by its path alone. */
export function placeOf({ path, name }: Source): TreePlace {
  const at = path.lastIndexOf('/apparmor.d/')
  const below =
    at < 0 && path.startsWith('apparmor.d/')
      ? path.slice('apparmor.d/'.length)
      : at < 0
        ? undefined
        : path.slice(at + '/apparmor.d/'.length)
  return below === undefined ? { path: name, depth: undefined } : { path: below, depth: below.split('/').length - 1 }
}

/** What a file is for, as far as its path says; undefined when only its content can. */
export function roleOfPath(path: string): FileRole | undefined {
  if (/(?:^|\/)abstractions(?:-\w+)?\//.test(path)) return 'abstraction'
  if (/(?:^|\/)tunables\//.test(path)) return 'tunables'
  if (/(?:^|\/)local\/|\.d\/[^/]+$/.test(path)) return 'local'
  return undefined
}

/** The URI of a path below the tree's root, as seen from a file; from the file's own folder where there is no tree. */
export function uriInTree(source: Source, path: string): string {
  const { depth } = placeOf(source)
  return uriOf(source.uri, '../'.repeat(depth ?? 0) + path)
}

/** A file of the tree, or else of the asking file's own folder. */
export function fileInTree(source: Source, path: string, neighbours: Neighbours): Source | undefined {
  const uri = uriInTree(source, path)
  const own = uriOf(source.uri, path)
  return neighbours.file(uri) ?? (own === uri ? undefined : neighbours.file(own))
}

/** Whether the workspace holds a whole tree around a file, so that what is not in it is not there. */
export function treeIsWhole(source: Source, neighbours: Neighbours): boolean {
  return (
    neighbours.completeFor('apparmor') &&
    placeOf(source).depth !== undefined &&
    fileInTree(source, 'abstractions/base', neighbours) !== undefined &&
    fileInTree(source, 'tunables/global', neighbours) !== undefined
  )
}
