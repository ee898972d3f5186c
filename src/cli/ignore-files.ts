import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import ignore, { type Ignore } from 'ignore'

/** Files that say what is ignored, in the order in which they are read: the later has the last word. */
const IGNORE_FILES = ['.gitignore', '.ringfenceignore'] as const

/** What one folder's ignore files say of what lies below it. */
export interface IgnoreLevel {
  readonly folder: string
  readonly rules: Ignore
}

/** The level of a folder, or none when it has no ignore files. */
export async function levelAt(folder: string): Promise<readonly IgnoreLevel[]> {
  const texts = await Promise.all(IGNORE_FILES.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')))
  if (texts.every((text) => text.trim() === '')) return []
  const rules = ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' })
  for (const text of texts) rules.add(text.replace(/^\ufeff/, ''))
  return [{ folder, rules }]
}

/**
 * The levels of the folders above a folder, outermost first, up to the repository's top; none outside a repository, and
 * none when they ignore the folder itself: it was asked for by name.
 */
export async function levelsAbove(folder: string): Promise<readonly IgnoreLevel[]> {
  const above: string[] = []
  let at = folder
  while (!(await exists(path.join(at, '.git')))) {
    const parent = path.dirname(at)
    if (parent === at) return []
    above.unshift(parent)
    at = parent
  }
  const levels = (await Promise.all(above.map(levelAt))).flat()
  return ignores(levels, folder, true) ? [] : levels
}

/** Whether the levels ignore a path; inner ones have the last word. */
export function ignores(levels: readonly IgnoreLevel[], absolute: string, isFolder: boolean): boolean {
  let ignored = false
  for (const level of levels) {
    const result = level.rules.test(relativeTo(level, absolute, isFolder))
    if (result.ignored) ignored = true
    else if (result.unignored) ignored = false
  }
  return ignored
}

/** The levels that still speak below a folder: one that ignores the folder, but was overruled, has nothing more to say. */
export function levelsBelow(levels: readonly IgnoreLevel[], folder: string): readonly IgnoreLevel[] {
  return levels.filter((level) => level.folder === folder || !level.rules.test(relativeTo(level, folder, true)).ignored)
}

function relativeTo({ folder }: IgnoreLevel, absolute: string, isFolder: boolean): string {
  return path.relative(folder, absolute).split(path.sep).join('/') + (isFolder ? '/' : '')
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}
