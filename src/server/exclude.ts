import { excludedBy } from '../engine/paths.ts'
import { relativePath } from './folders.ts'

/** Glob patterns and the folder they are relative to. */
export interface Exclusion {
  readonly root: string | undefined
  readonly patterns: readonly string[]
}

/** Whether a file, or a folder it stands in, matches one of the patterns. */
export function matcherOf(exclusions: readonly Exclusion[]): (uri: string) => boolean {
  const checks = exclusions.map(({ root, patterns }) => ({ root, excluded: excludedBy(patterns) }))
  return (uri) => checks.some(({ root, excluded }) => excluded(relativePath(root, uri)))
}
