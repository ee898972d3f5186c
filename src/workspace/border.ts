import { folderOf, isRoot, pathBelow, sameUri } from '../core/uri.ts'
import type { Listing } from './host.ts'

/** How far reading may go for one file. */
export interface Border {
  /** Nothing outside this folder is read. */
  readonly folder: string
  /** Whether the folder is a project, to be searched for files of a kind; a single file's own folder is not. */
  readonly project: boolean
}

/** The borders of files. */
export interface Borders {
  /** undefined while it is not known. */
  of(file: string): Border | undefined
  forget(): void
}

/** What borders are found by: the folders of a tree. */
interface Folders {
  list(folder: string): Listing | undefined
  reasonOf(folder: string): string | undefined
}

/** Where going up from a folder ends. */
interface Top {
  /** The innermost repository; absent where there is none. */
  readonly repository?: string
}

/**
 * The border of a file is the top of the repository that holds it: the innermost folder with `.git`, a folder or (in worktrees and submodules)
 * a file. Without one it is the open or audited folder, for a single file its own. A home folder or a root is no repository, whatever it holds.
 */
export function createBorders(folders: Folders, roots: () => readonly string[], home: string | undefined): Borders {
  const tops = new Map<string, Top>()
  const homeKey = home === undefined ? undefined : sameUri(home)
  const topOf = (folder: string): Top | undefined => {
    const passed: string[] = []
    let waiting = false
    let found: Top = {}
    for (let at: string | undefined = folder; at !== undefined; at = folderOf(at)) {
      const key = sameUri(at)
      const known = tops.get(key)
      if (known !== undefined) {
        found = known
        break
      }
      if (isRoot(at) || key === homeKey) break
      passed.push(key)
      const listing = folders.list(at)
      if (listing?.has('.git')) {
        found = { repository: at }
        break
      }
      // Folders further up are asked for in the same breath.
      if (!listing && folders.reasonOf(at) === undefined) waiting = true
    }
    if (waiting) return undefined
    for (const key of passed) tops.set(key, found)
    return found
  }
  return {
    of(file) {
      const own = folderOf(file)
      if (own === undefined) return { folder: file, project: false }
      const top = topOf(own)
      if (top === undefined) return undefined
      if (top.repository !== undefined) return { folder: top.repository, project: true }
      const [root] = roots()
        .filter((one) => pathBelow(one, file) !== undefined)
        .sort((a, b) => a.length - b.length)
      return root === undefined ? { folder: own, project: false } : { folder: root, project: true }
    },
    forget: () => tops.clear(),
  }
}
