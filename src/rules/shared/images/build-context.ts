import { onceASource, uriOf, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { readDockerignore, type IgnorePatterns } from '../../../syntax/dockerignore.ts'

/** What keeps files out of a build's context, and what it is called. */
export interface IgnoreFile extends IgnorePatterns {
  readonly name: string
}

/** How far above a Dockerfile the context may begin: `services/api/docker/Dockerfile`. */
const MAX_LEVELS = 4

const patternsOf = onceASource(({ text }) => readDockerignore(text))

/**
 * The ignore file of a Dockerfile's build: the one that bears the Dockerfile's name, which wins (Docker docs, "Build context", "Filename and
 * location"), else the nearest `.dockerignore`.
 * @param reach `beside`: only where the context certainly is; `above`: also in folders above, one of which may be the context
 */
export function ignoreFileOf(
  source: Source,
  neighbours: Neighbours,
  reach: 'beside' | 'above',
): IgnoreFile | undefined {
  const levels = Array.from(
    { length: reach === 'beside' ? 1 : MAX_LEVELS },
    (_, level) => `${'../'.repeat(level)}.dockerignore`,
  )
  for (const path of [`${source.name}.dockerignore`, ...levels]) {
    const file = neighbours.file(uriOf(source.uri, path))
    if (file) return { name: file.name, ...patternsOf(file) }
  }
  return undefined
}
