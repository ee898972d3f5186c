import type { Source } from '../core/source.ts'
import { folderOf, pathBelow, sameUri } from '../core/uri.ts'
import type { Border } from './border.ts'
import type { Tree } from './tree.ts'

/** What a project file may be called, in the order in which they are looked for. */
const PROJECT_FILES = ['ringfence.yaml', '.ringfence.yaml'] as const
/** A project file beyond this is not read, in bytes. */
const LIMIT = 1024 * 1024

/** Whether a file is a project file by its name. */
export function isProjectFile(uri: string): boolean {
  return PROJECT_FILES.some((name) => uri.endsWith('/' + name))
}

/** The project file in a folder itself. */
export function projectFileIn(tree: Tree, folder: string, border: Border): Source | undefined {
  const listing = tree.list(folder)
  const name = PROJECT_FILES.find((one) => listing?.has(one))
  return name === undefined ? undefined : tree.read(`${folder}/${name}`, border, LIMIT)
}

/** The project file that counts for what lies in a folder: the nearest, from the folder upwards, up to the border. */
export function projectFileFor(tree: Tree, folder: string, border: Border): Source | undefined {
  for (
    let at: string | undefined = folder;
    at !== undefined && pathBelow(border.folder, at) !== undefined;
    at = folderOf(at)
  ) {
    const found = projectFileIn(tree, at, border)
    if (found) return found
  }
  return undefined
}

/** What is left out of a folder and what lies in it: patterns relative to that folder, as one test of a path. */
export interface Exclusion {
  readonly folder: string
  readonly excludes: (path: string) => boolean
}

/** Whether an exclusion leaves out a place: its own path fits, whatever holds for the folders it lies in. */
export function leavesOut(exclusion: Exclusion | undefined, uri: string): boolean {
  if (!exclusion) return false
  const path = pathBelow(exclusion.folder, uri)
  return path !== undefined && path !== '' && exclusion.excludes(path)
}

/**
 * Whether project files leave out a file, or a folder it lies in. In each folder the nearest project file counts: one in a folder that is left
 * out has nothing to say.
 */
export function isLeftOut(
  tree: Tree,
  uri: string,
  border: Border,
  exclusionOf: (projectFile: Source) => Exclusion,
): boolean {
  const path = pathBelow(border.folder, uri)
  if (path === undefined) return false
  const chain: string[] = []
  for (
    let at = folderOf(uri);
    at !== undefined && sameUri(at).length >= sameUri(border.folder).length;
    at = folderOf(at)
  ) {
    chain.unshift(at)
  }
  let exclusion: Exclusion | undefined
  for (const folder of [...chain, uri]) {
    if (leavesOut(exclusion, folder)) return true
    const file = folder === uri ? undefined : projectFileIn(tree, folder, border)
    if (file) exclusion = exclusionOf(file)
  }
  return false
}
