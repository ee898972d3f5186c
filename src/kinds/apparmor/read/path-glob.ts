import { globCovers, globsOverlap, isExact, literalPrefix, type Word } from '../../../syntax/apparmor/index.ts'
import type { PathGlob } from '../facts.ts'
import { lazy } from './lazy.ts'
import type { Variables } from '../variables.ts'

/** A path with the globs it stands for. */
export interface FilledPath extends PathGlob {
  /** One for each combination of values; empty when not known. */
  readonly globs: readonly string[]
}

/** A word as a path, its variables filled in when first asked for. */
export function pathGlob(word: Word, variables: Variables): FilledPath {
  const filled = lazy(() => (variables.fill(word.text) ?? []).map((text) => text.replace(/\/{2,}/g, '/')))
  return {
    span: { start: word.start, end: word.end },
    written: word.text,
    get globs() {
      return filled()
    },
    get glob() {
      const all = filled()
      return all.length > 1 ? `{${all.join(',')}}` : all[0]
    },
    get exact() {
      const all = filled()
      return all.length === 1 && isExact(all[0] ?? '')
    },
    get prefix() {
      const all = filled()
      return all.length === 1 ? literalPrefix(all[0] ?? '') : ''
    },
    reaches: (glob) => filled().some((one) => globsOverlap(one, glob)),
    overlaps: (other) => filled().some((one) => globsOf(other).some((two) => globsOverlap(one, two))),
    covers: (glob) => filled().some((one) => globCovers(one, glob)),
    within: (glob) => filled().length > 0 && filled().every((one) => globCovers(glob, one)),
  }
}

/** The globs of a path, whoever made it. */
export function globsOf(path: PathGlob): readonly string[] {
  return 'globs' in path ? (path as FilledPath).globs : path.glob === undefined ? [] : [path.glob]
}
