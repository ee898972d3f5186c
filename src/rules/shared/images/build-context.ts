import { onceASource, sameUri, uriOf, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { readDockerignore, type IgnorePatterns } from '../../../syntax/dockerignore.ts'

/** What keeps files out of a build's context, and what it is called. */
export interface IgnoreFile extends IgnorePatterns {
  readonly name: string
  readonly source: Source
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
  for (const uri of ignoreUrisOf(source, reach === 'beside' ? 1 : MAX_LEVELS)) {
    const file = neighbours.file(uri)
    if (file) return { name: file.name, source: file, ...patternsOf(file) }
  }
  return undefined
}

/**
 * Where a `.dockerignore` is missing: in the folder that the Dockerfile is built in.
 * @returns undefined where there is one, or where that folder is not known: it need not be the Dockerfile's
 */
export function missingIgnoreFile(
  context: string | undefined,
  source: Source,
  neighbours: Neighbours,
): string | undefined {
  if (context === undefined || !neighbours.completeFor('compose')) return undefined
  if (ignoreFileOf(source, neighbours, 'above')) return undefined
  const uri = uriOf(`${context}/.`, '.dockerignore')
  const isLookedAt = ignoreUrisOf(source, MAX_LEVELS).some((one) => sameUri(one) === sameUri(uri))
  return isLookedAt && neighbours.has(uri) === false ? uri : undefined
}

/** Where ignore files of a Dockerfile's build may lie, those that win first. */
function ignoreUrisOf(source: Source, levels: number): readonly string[] {
  const above = Array.from({ length: levels }, (_, level) => `${'../'.repeat(level)}.dockerignore`)
  return [`${source.name}.dockerignore`, ...above].map((path) => uriOf(source.uri, path))
}
