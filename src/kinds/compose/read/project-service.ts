import { entriesOf } from '../../../syntax/yaml/index.ts'
import type { Editor } from '../edit.ts'
import type { Project, ProjectService } from '../project/index.ts'
import type { Definition } from '../project/layers.ts'
import { imageOf } from './image.ts'
import type { Service, ServiceImage } from './service.ts'

/**
 * A service of a project as the judged file sees it.
 * @param step which definition it is taken after; all of them unless it is given
 * @returns undefined when nothing is left of it
 */
export function serviceOf(
  one: ProjectService,
  project: Project,
  edit: Editor,
  step = one.steps.length - 1,
): Service | undefined {
  const merged = one.steps[step]
  const first = one.definitions.find(({ extended }) => !extended)
  if (merged?.value?.kind !== 'map' || !first) return undefined
  const own = ownDefinition(one)
  const written = own?.file.placing.entry(own.entry)
  const settings = new Map(
    entriesOf(merged.value.entries ? merged.value : merged.pair.value).map((entry) => [entry.key, entry]),
  )
  // Format 1 calls it so; in any other Compose refuses the name.
  const network = settings.get('net')
  if (network && !settings.has('network_mode')) settings.set('network_mode', network)
  const startsSomething = ['image', 'build', 'provider'].some((key) => settings.has(key))
  let image: { readonly known: ServiceImage | undefined } | undefined
  const service: Service = {
    name: one.name,
    subject: `services.${one.name}`,
    noun: `service "${one.name}"`,
    span: first.file.placing.entry(first.entry).pair.key.span,
    map: written && !written.inherited && written.pair.value?.kind === 'map' ? written.pair.value : undefined,
    settings,
    // What starts nothing is the stuff of other services.
    partial: project.role === 'override' || !one.complete || !startsSomething,
    edit,
    image: () => (image ??= { known: imageOf(service, project, (name) => sibling(name, project, edit)) }).known,
  }
  return service
}

function sibling(name: string, project: Project, edit: Editor): Service | undefined {
  const other = [...project.services, ...project.others].find((one) => one.name === name)
  return other && serviceOf(other, project, edit)
}

/** Where the judged file defines a service, or what the service extends. */
export function ownDefinition({ definitions }: ProjectService): Definition | undefined {
  const own = definitions.filter(({ file }) => file.start === 0)
  return own.find(({ extended }) => !extended) ?? own[0]
}
