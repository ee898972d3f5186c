import type { Product } from './product.ts'
import { PROJECT_FILES } from './project-file.ts'
import { PEERS } from './suppressions/index.ts'

/**
 * Glob patterns of the files whose changes change findings: those of the kinds, what their findings depend on besides, project files and the
 * configurations of other tools.
 */
export function watchedFiles({ kinds }: Product): readonly string[] {
  const configurations = PEERS.flatMap((peer) => peer.configurations.flatMap(({ names }) => names))
  return [
    ...[...PROJECT_FILES, ...configurations].map((name) => `**/${name}`),
    ...kinds.flatMap(({ files, looksUp = [] }) => [...files, ...looksUp]),
  ]
}
