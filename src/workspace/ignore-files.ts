import { sameUri } from '../core/uri.ts'
import { matchesPath, partsOf, segmentsOf, type Segment } from '../syntax/glob/index.ts'
import type { Border } from './border.ts'
import type { Tree } from './tree.ts'

/** Files that say what is ignored, in the order in which they are read: the later has the last word. */
const IGNORE_FILES = ['.gitignore', '.ringfenceignore'] as const
/** Whether a file is an ignore file by its name. */
export function isIgnoreFile(uri: string): boolean {
  return IGNORE_FILES.some((name) => uri.endsWith('/' + name))
}

/** An ignore file beyond this is not read, in bytes. */
const LIMIT = 1024 * 1024
/** Longer patterns are nobody's, and more of them are not obeyed. */
const LONGEST = 1000
const MOST = 10_000

/** Whether a path is ignored (true), taken back (false) or not mentioned. Of folders only their own path counts, not those above. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean | undefined

/** What the ignore files of one folder say of what lies below it. */
export interface IgnoreLevel {
  readonly folder: string
  readonly rules: IgnoreRules
}

interface Line {
  readonly segments: readonly Segment[]
  readonly back: boolean
  readonly foldersOnly: boolean
}

/**
 * Reads a text as gitignore(5) describes it, "Pattern format"; the last line that fits decides. Lines cost no more than the square of the
 * path's longest name.
 * @param nocase whether upper and lower case are the same
 */
export function readIgnoreRules(text: string, nocase = false): IgnoreRules {
  const lines = (nocase ? text.toLowerCase() : text)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(0, MOST)
    .flatMap((line) => lineOf(line) ?? [])
    .reverse()
  return (path, isFolder) => {
    const parts = partsOf(nocase ? path.toLowerCase() : path)
    if (!parts) return undefined
    const line = lines.find((one) => (isFolder || !one.foldersOnly) && matchesPath(one.segments, parts))
    return line && !line.back
  }
}

function lineOf(text: string): Line | undefined {
  if (text.startsWith('#') || text.length > LONGEST) return undefined
  const back = text.startsWith('!')
  // Spaces at the end count only where a backslash keeps them.
  const pattern = (back ? text.slice(1) : text).replace(/((?:^|[^\\])(?:\\\\)*(?:\\ )?) +$/, '$1')
  const bare = pattern.replace(/\/+$/, '')
  if (bare === '') return undefined
  const segments = segmentsOf(bare.endsWith('/**') ? `${bare}/*` : bare)
  return {
    segments: bare.includes('/') ? segments : segmentsOf(`**/${bare}`),
    back,
    foldersOnly: bare.length < pattern.length,
  }
}

/** What the ignore files in a folder say; none when it has none. */
export function levelAt(tree: Tree, folder: string, border: Border): readonly IgnoreLevel[] {
  const listing = tree.list(folder)
  const texts = IGNORE_FILES.flatMap((name) =>
    listing?.has(name) ? (tree.read(`${folder}/${name}`, border, LIMIT)?.text ?? []) : [],
  )
  if (texts.length === 0) return []
  const rules = readIgnoreRules(texts.map((text) => text.replace(/^\ufeff/, '')).join('\n'), tree.caseInsensitive)
  return [{ folder: sameUri(folder), rules }]
}

/** Whether the levels ignore a path; inner ones have the last word. @param key the URI as `sameUri` spells it */
export function isIgnored(levels: readonly IgnoreLevel[], key: string, isFolder: boolean): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i]
    const verdict = level?.rules(key.slice(level.folder.length + 1), isFolder)
    if (verdict !== undefined) return verdict
  }
  return false
}
