import { sameUri, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { isStockFile } from '../stock-files.ts'
import type { IncludeNode } from '../../../syntax/apparmor/index.ts'
import type { Resolution } from '../facts.ts'
import { fileInTree, placeOf, treeIsWhole, uriInTree } from './place.ts'
import { includeNodes } from '../tree.ts'

/** Files that are followed from one file, so that a web of includes stays cheap. */
const MOST_FILES = 500

/** What an include leads to. */
export interface Included {
  readonly resolution: Resolution
  /** The files; several for a folder. */
  readonly files: readonly Source[]
}

/** Everything that is included from a place, directly and through other files. */
export interface Reach {
  readonly files: readonly Source[]
  /** Names below the tree that are not in the workspace but ship with the distribution. */
  readonly known: readonly string[]
  /** Whether each include was found or is known, so that nothing else is included; `if exists` of a file that is not there counts as found. */
  readonly complete: boolean
}

/** The name below the tree of what an include names: an absolute path loses what stands before `apparmor.d/`. */
export function nameInTree(target: string): string {
  return target.replace(/^.*\/apparmor\.d\//, '').replace(/^\/+/, '')
}

/** Finds the file or folder that is included. Backups and leftovers of packages in a folder do not count (apparmor_parser(8)). */
export function includedBy(source: Source, target: string, neighbours: Neighbours): Included {
  if (target === '' || /[@$*{]/.test(target)) return { resolution: 'unknown', files: [] }
  const name = nameInTree(target)
  const file = fileInTree(source, name, neighbours)
  if (file) return { resolution: 'found', files: [file] }
  const files = folder(source, name, neighbours)
  if (files.length > 0) return { resolution: 'found', files }
  if (isStockFile(name)) return { resolution: 'known', files: [] }
  return {
    resolution: treeIsWhole(source, neighbours) && placeOf(source).depth !== undefined ? 'missing' : 'unknown',
    files: [],
  }
}

/** Follows includes from some nodes on; each file once, cycles and all. */
export function reachOf(source: Source, includes: readonly IncludeNode[], neighbours: Neighbours): Reach {
  const seen = new Set([sameUri(source.uri)])
  const files: Source[] = []
  const known: string[] = []
  let complete = true
  const todo = includes.map((node) => ({ from: source, node })).reverse()
  for (let item = todo.pop(); item; item = todo.pop()) {
    const { from, node } = item
    if (node.prose) continue
    const { resolution, files: found } = includedBy(from, node.target.text, neighbours)
    // In a whole tree what may be absent and is not there is not included, though it ships.
    if (node.ifExists && found.length === 0 && treeIsWhole(source, neighbours)) continue
    if (resolution === 'known') known.push(nameInTree(node.target.text))
    else if (resolution !== 'found') complete = false
    for (const file of found) {
      const key = sameUri(file.uri)
      if (seen.has(key)) continue
      seen.add(key)
      if (files.push(file) >= MOST_FILES) return { files, known, complete: false }
      todo.push(...[...includeNodes(file)].reverse().map((next) => ({ from: file, node: next })))
    }
  }
  return { files, known, complete }
}

/** Files by the folder they lie in, for the list of files they were taken from: the workspace gives the same list until a file changes. */
const FOLDERS = new WeakMap<readonly Source[], ReadonlyMap<string, readonly Source[]>>()
/** Backups and what package managers leave behind. */
const LEFTOVER = /~$|\.(?:rpmnew|rpmsave|orig|rej|dpkg-\w+|pacsave|pacnew|swp)$|^\./

function folder(source: Source, name: string, neighbours: Neighbours): readonly Source[] {
  const all = neighbours.ofKind('apparmor')
  let folders = FOLDERS.get(all)
  if (!folders) FOLDERS.set(all, (folders = byFolder(all)))
  return folders.get(sameUri(uriInTree(source, name)).replace(/\/+$/, '')) ?? []
}

function byFolder(sources: readonly Source[]): ReadonlyMap<string, readonly Source[]> {
  const folders = new Map<string, Source[]>()
  for (const source of sources) {
    const uri = sameUri(source.uri)
    const at = uri.lastIndexOf('/')
    if (LEFTOVER.test(uri.slice(at + 1))) continue
    const list = folders.get(uri.slice(0, at))
    if (list) list.push(source)
    else folders.set(uri.slice(0, at), [source])
  }
  return folders
}
