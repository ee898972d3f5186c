import { globCovers, globsOverlap, isExact, literalPrefix, type Word } from '../../../syntax/apparmor/index.ts'
import type { PathGlob } from '../facts.ts'
import { lazy } from '../../../core/neighbours.ts'
import type { Variables } from '../variables.ts'

/** A word as a path, its variables filled in when first asked for. */
export function pathGlob(word: Word, variables: Variables): PathGlob {
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
    overlaps: (other) => filled().some((one) => other.globs.some((two) => globsOverlap(one, two))),
    covers: (glob) => filled().some((one) => globCovers(one, glob)),
    within: (glob) => filled().length > 0 && filled().every((one) => globCovers(glob, one)),
  }
}
