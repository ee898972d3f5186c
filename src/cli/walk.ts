import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { ignores, levelAt, levelsAbove, levelsBelow, type IgnoreLevel } from './ignore-files.ts'
import { reasonOf } from './reason.ts'

/** Folders of tools, never of the project's own files. */
const NEVER = new Set(['.git', '.hg', '.svn'])

/** What a walk takes. */
export interface WalkOptions {
  /** Whether ignore files are obeyed and `node_modules` is left out. */
  readonly ignore: boolean
  /** Whether a file's name is worth opening, by its path relative to the walk's folder. */
  readonly opens: (path: string) => boolean
  /** Whether the project excludes an absolute path. */
  readonly excluded: (absolute: string) => boolean
  /** Told of each folder that cannot be read. */
  readonly onUnreadable: (absolute: string, reason: string) => void
}

interface Folder {
  readonly absolute: string
  readonly levels: readonly IgnoreLevel[]
}

/**
 * The absolute paths of the files below a folder that are worth opening. Symbolic links to folders are not followed; links to
 * files are taken only when they lead to a place below the folder.
 */
export async function* walk(top: string, options: WalkOptions): AsyncGenerator<string> {
  const realTop = await realpath(top)
  const pending: Folder[] = [{ absolute: top, levels: options.ignore ? await levelsAbove(top) : [] }]
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const { absolute } = folder
    let entries: readonly Dirent[]
    try {
      entries = await readdir(absolute, { withFileTypes: true })
    } catch (error) {
      options.onUnreadable(absolute, reasonOf(error))
      continue
    }
    const levels = options.ignore ? [...levelsBelow(folder.levels, absolute), ...(await levelAt(absolute))] : []
    for (const entry of entries) {
      const at = path.join(absolute, entry.name)
      if (entry.isDirectory()) {
        if (NEVER.has(entry.name) || (options.ignore && entry.name === 'node_modules')) continue
        if (!options.excluded(at) && !ignores(levels, at, true)) pending.push({ absolute: at, levels })
      } else if (
        (entry.isFile() || entry.isSymbolicLink()) &&
        options.opens(path.relative(top, at).split(path.sep).join('/'))
      ) {
        if (options.excluded(at) || ignores(levels, at, false)) continue
        if (entry.isFile() || (await leadsToFileBelow(at, realTop))) yield at
      }
    }
  }
}

async function leadsToFileBelow(link: string, realTop: string): Promise<boolean> {
  try {
    const target = await realpath(link)
    return isBelow(target, realTop) && (await stat(target)).isFile()
  } catch {
    return false
  }
}

/** Whether a path lies in a folder or is it. */
export function isBelow(absolute: string, folder: string): boolean {
  const relative = path.relative(folder, absolute)
  return relative !== '..' && !relative.startsWith('..' + path.sep) && !path.isAbsolute(relative)
}
