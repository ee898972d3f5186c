import type { Source } from './source.ts'
import { encodeSegment } from './uri.ts'

export { sameUri } from './uri.ts'

/**
 * The other files of the workspace, as a kind or a rule sees them while it looks at one. An editor's unsaved texts win over what
 * is stored. Every question is remembered, so that the text is judged anew when an answer changes.
 */
export interface Neighbours {
  /** The file at a URI; undefined when there is none, or none that may be read. */
  file(uri: string): Source | undefined
  /** The workspace's files of a kind, by the kind's id, in the order of their URIs; the asking file among them. */
  ofKind(kind: string): readonly Source[]
  /**
   * Whether a file or folder is there, by what the folders hold: also what is not text or too large to be read. undefined when that is not
   * known, as of everything outside the project.
   */
  has(uri: string): boolean | undefined
  /**
   * Whether every file of a kind is known that its name tells, so that what is in none of them is nowhere in the project. Where only single
   * files are checked it is not, and then nothing can be said to be missing elsewhere.
   */
  completeFor(kind: string): boolean
}

/** A text by itself: it has no neighbours, and it is not known whether there are any. */
export const ALONE: Neighbours = {
  file: () => undefined,
  ofKind: () => [],
  has: () => undefined,
  completeFor: () => false,
}

/**
 * The URI of a path as a file names it, taken from that file's folder; an absolute path stays on the file's host.
 * @param from the naming file's URI
 * @param path with `/` between segments, not encoded: `../app/Dockerfile`
 */
export function uriOf(from: string, path: string): string {
  const [, authority = '', rest = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)?([^?#]*)/is.exec(from) ?? []
  const segments = path.startsWith('/') ? [] : rest.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.length > 1) segments.pop()
    } else if (segment !== '.' && segment !== '') segments.push(encodeSegment(segment))
  }
  return `${authority}${segments[0] === '' || !authority ? '' : '/'}${segments.join('/')}`
}

/**
 * Remembers what is worked out of a text for as long as that text is kept: several files ask for the same neighbour.
 * @param work must hang on the text alone
 */
export function onceASource<T>(work: (source: Source) => T): (source: Source) => T {
  const known = new WeakMap<Source, { readonly value: T }>()
  return (source) => {
    const before = known.get(source)
    if (before) return before.value
    const value = work(source)
    known.set(source, { value })
    return value
  }
}

/** Works something out when it is first asked for. */
export function lazy<T>(work: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: work() }).value
}
