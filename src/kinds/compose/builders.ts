import { sameUri, uriOf, type Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { buildFileOf, pairsOf } from './read/image.ts'
import { editorOf } from './edit.ts'
import { buildersIn } from './project/references.ts'
import { projectsOf } from './project/index.ts'
import { serviceOf } from './read/project-service.ts'
import type { Service } from './read/service.ts'

/** What every service that builds a Dockerfile states, so that the Dockerfile need not. */
export interface Stated {
  readonly user: boolean
  /** A health check, or that there is none. */
  readonly healthCheck: boolean
  /** The URI of the folder it is built in. */
  readonly context?: string
  /** The build arguments that all give, with the same values. */
  readonly arguments: ReadonlyMap<string, string>
}

/** How many folders up a build context may lie, and how many Compose files are looked through: bounds. */
const MAX_FOLDERS_UP = 8
const MAX_FILES = 12

/** What the Compose files of the workspace state for the image of a Dockerfile; nothing unless at least one service builds it and all that do agree. */
export function statedByServices(dockerfile: Source, neighbours: Neighbours): Stated {
  const builds = buildsOf(dockerfile, neighbours)
  const all = (...keys: readonly string[]): boolean =>
    builds.length > 0 && builds.every(({ service }) => keys.some((key) => service.settings.has(key)))
  const [context, ...more] = new Set(builds.map((build) => build.context))
  return {
    user: all('user'),
    healthCheck: all('healthcheck'),
    arguments: agreed(builds.map(({ service }) => pairsOf(service, 'args'))),
    ...(context !== undefined && more.length === 0 && { context }),
  }
}

/** What all of some maps hold alike. */
function agreed([first, ...others]: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  return new Map([...(first ?? [])].filter(([name, value]) => others.every((other) => other.get(name) === value)))
}

/** One service that builds a Dockerfile, and the folder it does so in. */
interface Build {
  readonly service: Service
  readonly context: string
}

function buildsOf(dockerfile: Source, neighbours: Neighbours): readonly Build[] {
  const index = buildersIn(neighbours.ofKind('compose'))
  if (index.size === 0) return []
  const self = sameUri(dockerfile.uri)
  const contexts = Array.from({ length: MAX_FOLDERS_UP }, (_, up) =>
    sameUri(uriOf(dockerfile.uri, `${'../'.repeat(up)}.`)),
  )
  const files = new Set([...new Set(contexts)].flatMap((context) => index.get(context) ?? []))
  return [...files].slice(0, MAX_FILES).flatMap((file) =>
    projectsOf(file, neighbours).flatMap((project) =>
      project.services.flatMap((one) => {
        const service = serviceOf(one, project, editorOf(''))
        const where = service && buildFileOf(service, project)
        return where && 'uri' in where && sameUri(where.uri) === self ? [{ service, context: where.context }] : []
      }),
    ),
  )
}
