import type { KindDeclaration } from '../core/kind.ts'
import { matcherOf, type Matcher } from '../syntax/glob/index.ts'

/**
 * Whether an audit opens a file: it may be of one of the kinds by its name, or has to be looked into. Patterns are matched with the whole path
 * from the root of the file system: `apparmor.d/abstractions/base` is the same file whichever folder is opened or audited.
 */
export function opensOf(kinds: readonly KindDeclaration[]): Matcher {
  return matcherOf([...new Set(kinds.flatMap(({ files, sniffed = [] }) => [...files, ...sniffed]))], true)
}

/** The kinds that a file may be of by its whole path, as their ids. */
export function kindsNaming(kinds: readonly KindDeclaration[]): (path: string) => readonly string[] {
  const matchers = kinds.map(({ id, files }) => ({ id, matches: matcherOf(files, true) }))
  return (path) => matchers.flatMap(({ id, matches }) => (matches(path) ? [id] : []))
}
