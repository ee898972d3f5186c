import type { Span } from '../../../core/span.ts'
import { entriesOf, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { ComposeUndefined } from '../facts.ts'
import type { Project } from '../project/index.ts'
import { textOf, unknowable } from '../values.ts'
import { mapItems, textItems } from './list.ts'
import type { Service } from './service.ts'
import { find } from './settings.ts'

/** A name that a service uses. */
interface Use {
  readonly what: ComposeUndefined['what']
  readonly name: string
  readonly span: Span
}

/** Where each kind of name is defined, at the top of a file. */
const DEFINED_IN = { network: 'networks', volume: 'volumes', secret: 'secrets', config: 'configs' } as const

/**
 * The names that services use and nothing defines, each once (compose-go, loader/validate.go). Only of a project whose files are all known.
 */
export function undefinedNames(project: Project, services: readonly Service[], emit: Sink): void {
  const { document, role, isHere } = project
  if (role !== 'base' || !document || get(document, 'include') || services.some(({ partial }) => partial)) return
  const defined = new Set([
    'network default',
    ...services.map(({ name }) => `service ${name}`),
    ...Object.entries(DEFINED_IN).flatMap(([what, key]) =>
      entriesOf(get(document, key)?.value).map((entry) => `${what} ${entry.key}`),
    ),
  ])
  const told = new Set<string>()
  for (const service of services) {
    for (const { what, name, span } of usesOf(service)) {
      const id = `${what} ${name}`
      if (name === '' || unknowable(name) || defined.has(id) || told.has(id) || !isHere(span)) continue
      told.add(id)
      emit('compose.undefined', { span, subject: service.subject, noun: service.noun, what, undefinedName: name })
    }
  }
}

function usesOf(service: Service): readonly Use[] {
  const { settings } = service
  return [
    ...listed(service, 'network', 'networks'),
    ...keyed(service, 'network', 'networks'),
    ...volumes(service),
    ...listed(service, 'secret', 'secrets'),
    ...sources(service, 'secret', 'secrets'),
    ...listed(service, 'config', 'configs'),
    ...sources(service, 'config', 'configs'),
    ...listed(service, 'service', 'depends_on'),
    ...keyed(service, 'service', 'depends_on'),
    ...['network_mode', 'ipc', 'pid'].flatMap((key) => {
      const mode = textOf(settings.get(key)?.value)
      return mode?.template.startsWith('service:')
        ? [{ what: 'service' as const, name: mode.template.slice('service:'.length), span: mode.span }]
        : []
    }),
    ...secretsOfBuild(service),
  ]
}

function listed(service: Service, what: Use['what'], key: string): readonly Use[] {
  return textItems(service, service.settings.get(key)).map(({ template, span }) => ({ what, name: template, span }))
}

function keyed(service: Service, what: Use['what'], key: string): readonly Use[] {
  return entriesOf(service.settings.get(key)?.value).map((entry) => ({
    what,
    name: entry.key,
    span: entry.pair.key.span,
  }))
}

/** Items in the long form, which name what they use as their `source`. */
function sources(service: Service, what: Use['what'], key: string): readonly Use[] {
  return mapItems(service, service.settings.get(key)).flatMap(({ map }) => named(what, get(map, 'source')?.value))
}

function named(what: Use['what'], node: YamlNode | undefined): readonly Use[] {
  const text = textOf(node)
  return text ? [{ what, name: text.template, span: text.span }] : []
}

/** Named volumes: a short form whose source is no path, a long one of the type `volume`. */
function volumes(service: Service): readonly Use[] {
  const entry = service.settings.get('volumes')
  const short = textItems(service, entry).flatMap(({ template, span, scalar }) => {
    const name = /^([A-Za-z0-9][\w.-]+):[^\\]/.exec(template)?.[1]
    if (name === undefined) return []
    const [start, end] = [scalar.offsetOf(0), scalar.offsetOf(name.length)]
    const exact = start !== undefined && end !== undefined && scalar.text.startsWith(name)
    return [{ what: 'volume' as const, name, span: exact ? { start, end } : span }]
  })
  const long = mapItems(service, entry).flatMap(({ map }) =>
    textOf(get(map, 'type')?.value)?.text === 'volume' ? named('volume', get(map, 'source')?.value) : [],
  )
  return [...short, ...long]
}

function secretsOfBuild(service: Service): readonly Use[] {
  const entry = find(service, ['build', 'secrets'])
  const long = mapItems(service, entry).flatMap(({ map }) => named('secret', get(map, 'source')?.value))
  return [
    ...textItems(service, entry).map(({ template, span }) => ({ what: 'secret' as const, name: template, span })),
    ...long,
  ]
}
