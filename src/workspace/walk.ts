import type { Source } from '../core/source.ts'
import { encodeSegment, folderOf, pathBelow, sameUri } from '../core/uri.ts'
import type { Border } from './border.ts'
import { MISSPELT, NOT_REGULAR } from './host.ts'
import { isIgnored, levelAt, type IgnoreLevel } from './ignore-files.ts'
import { leavesOut, projectFileFor, projectFileIn, type Exclusion } from './project-files.ts'
import type { Refused, Tree } from './tree.ts'

/** Folders of tools, never of the project's own files. */
const NEVER = new Set(['.git', '.hg', '.svn'])

/** What a walk takes. */
export interface WalkOptions {
  /** Whether ignore files are obeyed and `node_modules` is left out. */
  readonly ignore: boolean
  /** Whether a file's name is worth opening, by its whole path from the root of the file system. */
  readonly opens: (path: string) => boolean
  /** What a project file leaves out; absent: nothing. */
  readonly exclusionOf?: (projectFile: Source) => Exclusion
  /** What is left out whatever project files say. */
  readonly exclusion?: Exclusion
  /** Whether repositories inside are entered; each has a border of its own. */
  readonly nested: boolean
  /** More folders than this are not looked into. */
  readonly most?: number
}

/** What a walk came upon. */
export interface Walked {
  readonly uris: readonly string[]
  /** Folders that are not listed yet, or cannot be. */
  readonly unlisted: readonly string[]
  /** What has the name of a file worth opening, and is none. */
  readonly refused: readonly Refused[]
  /** Whether more folders are there than were looked into. */
  readonly cut: boolean
}

interface Folder {
  readonly uri: string
  readonly border: Border
  readonly levels: readonly IgnoreLevel[]
  readonly exclusion: Exclusion | undefined
}

/**
 * The files below a folder that are worth opening. Links to folders are not followed; links to files are taken when they lead to a place
 * inside the border. What is named by hand is looked into although it is ignored or left out: rules from above that cover all of it do not count.
 */
export function walk(tree: Tree, top: string, border: Border, options: WalkOptions): Walked {
  const { ignore, opens, most = Infinity } = options
  const uris: string[] = []
  const unlisted: string[] = []
  const refused: Refused[] = []
  const pending: Folder[] = [startOf(tree, top, border, options)]
  let entered = 0
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    if (++entered > most) return { uris, unlisted, refused, cut: true }
    const listing = tree.list(folder.uri)
    if (!listing) {
      unlisted.push(folder.uri)
      continue
    }
    const here = enter(tree, folder, options)
    for (const [name, type] of listing) {
      const uri = `${here.uri}/${encodeSegment(name)}`
      const isFolder = type === 'folder'
      if (isFolder && (NEVER.has(name) || (ignore && name === 'node_modules'))) continue
      if (!isFolder && !opens(pathOf(uri))) continue
      if (leavesOut(here.exclusion, uri) || leavesOut(options.exclusion, uri)) continue
      if (isIgnored(here.levels, sameUri(uri), isFolder)) continue
      if (isFolder) {
        const inner = uri === top ? false : tree.list(uri)?.has('.git')
        if (!inner) pending.push({ ...here, uri })
        else if (options.nested) {
          pending.push({ uri, border: { folder: uri, project: true }, levels: [], exclusion: undefined })
        }
      } else if (type === 'file' || (type === 'link' && tree.typeOf(uri, here.border) === 'file')) uris.push(uri)
      else if (type === 'misspelt') refused.push({ uri, reason: MISSPELT })
      else if (type === 'other') refused.push({ uri, reason: NOT_REGULAR })
    }
  }
  return { uris, unlisted, refused, cut: false }
}

/** The folder with what its own ignore files and project file add. */
function enter(tree: Tree, folder: Folder, { ignore, exclusionOf }: WalkOptions): Folder {
  const { uri, border } = folder
  const own = exclusionOf && projectFileIn(tree, uri, border)
  return {
    ...folder,
    levels: ignore ? [...folder.levels, ...levelAt(tree, uri, border)] : [],
    exclusion: own ? exclusionOf(own) : folder.exclusion,
  }
}

function startOf(tree: Tree, top: string, border: Border, { ignore, exclusionOf }: WalkOptions): Folder {
  const above: string[] = []
  for (let at = folderOf(top); at !== undefined && pathBelow(border.folder, at) !== undefined; at = folderOf(at)) {
    above.unshift(at)
  }
  const levels = ignore ? above.flatMap((folder) => levelAt(tree, folder, border)) : []
  const parent = above.at(-1)
  const file = parent === undefined || !exclusionOf ? undefined : projectFileFor(tree, parent, border)
  const exclusion = file && exclusionOf?.(file)
  // Some name in it, which no pattern means in particular.
  const inside = `${top}/\u0001`
  const covered = above
    .concat(top)
    .some((folder) => folder !== border.folder && isIgnored(levels, sameUri(folder), true))
  return {
    uri: top,
    border,
    levels: covered || isIgnored(levels, sameUri(inside), false) ? [] : levels,
    exclusion: leavesOut(exclusion, top) || leavesOut(exclusion, inside) ? undefined : exclusion,
  }
}

/** The whole path of a URI, decoded. */
export function pathOf(uri: string): string {
  return sameUri(uri.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ''))
}
