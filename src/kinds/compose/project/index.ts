import { sameUri, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { assemble, type Project } from './assemble.ts'
import { planAlone, plansFor, type Ask } from './plan.ts'

export type { Project, ProjectService } from './assemble.ts'

/**
 * The projects a Compose file takes part in, each as `docker compose` puts it together, with the services to which this file adds
 * something. A file that nobody else reads is a project of its own.
 */
export function projectsOf(source: Source, neighbours: Neighbours): readonly Project[] {
  const self = sameUri(source.uri)
  const ask: Ask = (uri) => (sameUri(uri) === self ? source : neighbours.file(uri))
  const projects = plansFor(source, ask, neighbours)
    .map((plan) => assemble(plan, source, ask))
    .filter(({ concerns }) => concerns)
  if (projects.some(({ layered }) => layered)) return projects
  const alone = planAlone(source, ask)
  if (projects.length === 0) return [assemble(alone, source, ask)]
  // Others extend some of its services and nothing runs the rest: that is the stuff of services, in which nothing can be missing.
  const extended = new Set(
    projects.flatMap(({ services }) =>
      services.flatMap(({ definitions }) => definitions.flatMap((one) => (one.file.start === 0 ? one.name : []))),
    ),
  )
  return [...projects, assemble({ ...alone, role: 'override' }, source, ask, extended)]
}

/** What the file says by itself: nothing of other files, and no values but its own defaults. */
export function fileAlone(source: Source): Project {
  return assemble(
    { files: [source], home: source.uri, values: undefined, role: undefined, alone: true },
    source,
    () => undefined,
  )
}
