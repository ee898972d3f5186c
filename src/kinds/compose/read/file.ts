import { entriesOf, type Entry, get, resolve, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { booleanOf, textOf } from '../values.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Port } from '../../../core/facts/network.ts'
import type { ComposeDependency, ComposeMember } from '../facts.ts'
import { textItems } from './list.ts'
import type { Project } from '../project/index.ts'
import type { Service } from './service.ts'

/**
 * The file as a whole: the services of its project side by side, its networks, the files it includes.
 * @param facts what was found in these services
 */
export function fileFacts(project: Project, services: readonly Service[], facts: readonly Fact[], emit: Sink): void {
  const { document, profiles, isHere } = project
  if (!document) return
  const ports = new Map<string, Port[]>()
  const checked = new Set<string>()
  const closed = closedNetworks(document)
  for (const { name, fact } of facts) {
    if (name === 'healthCheck' && fact.disabled === false) checked.add(fact.subject)
    if (name === 'port') append(ports, fact.subject, fact)
  }
  emit('compose.file', {
    span: { start: document.span.start, end: document.span.start },
    subject: 'Compose file',
    services: services.map((service) =>
      memberOf(
        service,
        { profiles, closed },
        ports.get(service.subject) ?? [],
        checked.has(service.subject) || isCheckedByImage(service),
      ),
    ),
    isHere,
    place: (span, message) => {
      const {
        source: { uri },
        span: there,
      } = project.place(span)
      return { uri, span: there, message }
    },
  })
  networkFacts(document, isHere, emit)
  includeFacts(document, emit)
}

function isCheckedByImage({ settings, image }: Service): boolean {
  return !settings.has('healthcheck') && image()?.checked === true
}

/** What holds for all services of a project. */
interface Circumstances {
  /** The profiles that are switched on. */
  readonly profiles: ReadonlySet<string>
  /** The networks that reach no further than their containers. */
  readonly closed: ReadonlySet<string>
}

function memberOf(
  service: Service,
  { profiles: switchedOn, closed }: Circumstances,
  ports: readonly Port[],
  checked: boolean,
): ComposeMember {
  const { name, subject, noun, span, settings } = service
  const containerName = settings.get('container_name')
  const replicas = get(settings.get('deploy')?.value, 'replicas') ?? settings.get('scale')
  const count = textOf(replicas?.value)?.text
  const profiles = textItems(service, settings.get('profiles')).map(({ template }) => template)
  return {
    name,
    subject,
    noun,
    span,
    profiles: profiles.some((profile) => switchedOn.has(profile) || switchedOn.has('*')) ? [] : profiles,
    containerName: containerName &&
      textOf(containerName.value) && { span: containerName.pair.span, value: textOf(containerName.value)?.text },
    replicas: replicas && {
      span: replicas.pair.span,
      count: count !== undefined && /^\d+$/.test(count) ? Number(count) : undefined,
    },
    image: textOf(settings.get('image')?.value)?.text,
    openNetworks: networksOf(service).filter((network) => !closed.has(network)),
    dependencies: dependenciesOf(service),
    ports,
    checked,
  }
}

/** The networks a service is on by name: those it lists, else the project's own. */
function networksOf(service: Service): readonly string[] {
  const { settings } = service
  if (settings.has('network_mode')) return []
  const entry = settings.get('networks')
  return entry
    ? [...textItems(service, entry).map(({ template }) => template), ...entriesOf(entry.value).map(({ key }) => key)]
    : ['default']
}

/** The networks that reach nothing but their containers. */
function closedNetworks(document: YamlNode): ReadonlySet<string> {
  const networks = entriesOf(get(document, 'networks')?.value)
  return new Set(
    networks
      .filter(({ value }) => booleanOf(get(value, 'internal')?.value) !== false && get(value, 'internal'))
      .map(({ key }) => key),
  )
}

function dependenciesOf(service: Service): readonly ComposeDependency[] {
  const entry = service.settings.get('depends_on')
  const listed = textItems(service, entry).flatMap(({ text, span }) =>
    text === undefined ? [] : [{ on: text, span, condition: undefined }],
  )
  const mapped = entriesOf(entry?.value).map(({ key, pair, value }) => ({
    on: key,
    span: pair.key.span,
    condition: textOf(get(value, 'condition')?.value)?.template,
  }))
  return [...listed, ...mapped]
}

/** Several files may say something of one network: each is told what stands in it. */
function networkFacts(document: YamlNode, isHere: Project['isHere'], emit: Sink): void {
  const here = (entry: Entry | undefined): Entry | undefined => (entry && isHere(entry.pair.span) ? entry : undefined)
  for (const { key, pair, value } of entriesOf(get(document, 'networks')?.value)) {
    const driver = here(get(value, 'driver'))
    const attachable = here(get(value, 'attachable'))
    const options = entriesOf(get(value, 'driver_opts')?.value).filter(here)
    const said = [driver, attachable, ...options].find((one) => one !== undefined)
    emit('compose.network', {
      span: isHere(pair.key.span) ? pair.key.span : (said?.pair.span ?? pair.key.span),
      subject: `networks.${key}`,
      noun: `network "${key}"`,
      driver: driver && { span: driver.pair.span, value: textOf(driver.value)?.text },
      attachable: attachable && { span: attachable.pair.span, value: booleanOf(attachable.value) },
      options: options.map((option) => ({
        span: option.pair.span,
        name: option.key,
        value: textOf(option.value)?.text,
      })),
    })
  }
}

/** `include` as texts, and as mappings whose `path` is a text or a list. */
function includeFacts(document: YamlNode, emit: Sink): void {
  const include = resolve(get(document, 'include')?.value)
  if (include?.kind !== 'sequence') return
  for (const { value } of include.items) {
    const path = resolve(value)?.kind === 'map' ? get(value, 'path')?.value : value
    const nodes = path?.kind === 'sequence' ? path.items.map((item) => item.value) : [path]
    for (const node of nodes) {
      const text = textOf(node)
      if (text) emit('compose.include', { span: text.span, subject: 'include', noun: 'the file', location: text.text })
    }
  }
}

function append(map: Map<string, Port[]>, key: string, port: Port): void {
  const list = map.get(key)
  if (list) list.push(port)
  else map.set(key, [port])
}
