import type { Edits } from '../../../core/edit.ts'
import type { Variable } from '../../../core/facts/text.ts'
import type { Span } from '../../../core/span.ts'
import { imageKnowsFileSecrets } from '../../../knowledge/images/contents.ts'
import { maskReferences } from '../../../syntax/notation/interpolation.ts'
import { entriesOf, type Entry, get, resolve, type YamlNode, type YamlScalar } from '../../../syntax/yaml/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { emitVariable, type PlainVariable } from '../../shared/secrets/variable.ts'
import type { Sink } from '../../shared/sink.ts'
import { textItems } from './list.ts'
import type { Service } from './service.ts'
import { type Text, textOf, writtenValue } from '../values.ts'

/** What the services of a file say of each other's variables. */
export interface Surroundings {
  /** The values given to each environment variable, as written: one name moved out can stand for one value only. */
  readonly given: ReadonlyMap<string, ReadonlySet<string>>
  /** The names a careless password repeats, in lower case: of services, images, users and databases. */
  readonly guesses: ReadonlySet<string>
}

/** `environment`, `build.args` and labels, as mapping and as list; the credentials in them go to `mask` as well. */
export function variableFacts(
  service: Service,
  { given, guesses }: Surroundings,
  text: string,
  emit: Sink,
  mask: Mask,
): void {
  const image = textOf(service.settings.get('image')?.value)?.text
  const published =
    service.settings.has('ports') || textOf(service.settings.get('network_mode')?.value)?.text === 'host'
  for (const [entry, place] of placesOf(service)) {
    for (const { variable, value, from, set } of variablesOf(service, entry, place, image)) {
      const written = value && writtenValue(text, value.scalar, from)
      const moveOut = (): Edits => {
        const reference =
          place === 'environment' && written ? referenceFor(variable.variable, written.text, given) : undefined
        return reference === undefined ? undefined : set(reference)
      }
      const serves = published && image !== undefined && imageKnowsFileSecrets(image, variable.variable)
      emitVariable(variable, written, { serves, moveOut, guesses }, emit, mask)
    }
  }
}

/** Gathers what the services of a document say of each other's variables. */
export function surroundingsOf(services: readonly Service[]): Surroundings {
  const given = new Map<string, Set<string>>()
  const guesses = new Set<string>()
  const guess = (names: readonly string[]): void =>
    names.forEach((name) => void (name !== '' && guesses.add(name.toLowerCase())))
  for (const service of services) {
    const entry = service.settings.get('environment')
    guess([
      service.name,
      ...(textOf(service.settings.get('image')?.value)
        ?.text?.replace(/[:@][^/]*$/, '')
        .split('/') ?? []),
    ])
    for (const { variable, value, from } of entry ? variablesOf(service, entry, 'environment', undefined) : []) {
      if (!value) continue
      const values = given.get(variable.variable) ?? new Set()
      given.set(variable.variable, values.add(value.raw.slice(from)))
      if (NAMES.test(variable.variable)) guess([variable.value ?? ''])
    }
  }
  return { given, guesses }
}

/** Variables that hold the name of a user or a database. */
const NAMES = /(?:^|_)(?:USER|USERNAME|DB|DATABASE|DBNAME|NAME)$/i

/** Lists of commands that a service runs besides its own, each with variables of its own (Compose specification). */
const HOOKS = ['pre_start', 'post_start', 'pre_stop'] as const

function placesOf({ settings }: Service): readonly (readonly [Entry, PlainVariable['place']])[] {
  const build = settings.get('build')?.value
  const places: readonly (readonly [Entry | undefined, PlainVariable['place']])[] = [
    [settings.get('environment'), 'environment'],
    [get(build, 'args'), 'build-argument'],
    [settings.get('labels'), 'label'],
    [get(settings.get('deploy')?.value, 'labels'), 'label'],
    [get(build, 'labels'), 'label'],
    ...HOOKS.flatMap((hook) => {
      const list = resolve(settings.get(hook)?.value)
      const items = list?.kind === 'sequence' ? list.items : []
      return items.map(({ value }) => [get(value, 'environment'), 'environment'] as const)
    }),
  ]
  return places.flatMap(([entry, place]) => (entry ? [[entry, place] as const] : []))
}

/**
 * What takes a literal's place: a reference that Compose refuses to start without. Undefined for a name that is none to Compose, a value
 * that holds other references, and a name the file gives other values too.
 */
function referenceFor(name: string, value: string, given: Surroundings['given']): string | undefined {
  const named = /^\$\{([A-Za-z_]\w*):?-[^${}]*\}$/.exec(value)?.[1]
  if (named !== undefined) return `\${${named}:?}`
  if (!/^[A-Za-z_]\w*$/.test(name) || maskReferences(value) !== value || (given.get(name)?.size ?? 0) > 1) {
    return undefined
  }
  return `\${${name}:?}`
}

interface Found {
  readonly variable: PlainVariable
  readonly value: Text | undefined
  /** Where in the scalar's text the value begins: behind `NAME=` in a list. */
  readonly from: number
  /** Writes another value. */
  readonly set: Variable['set']
}

function variablesOf(
  service: Service,
  entry: Entry,
  place: PlainVariable['place'],
  image: string | undefined,
): readonly Found[] {
  const node = resolve(entry.value)
  const base = { subject: service.subject, noun: service.noun, place, image, kept: true }
  if (node?.kind === 'sequence') return textItems(service, entry).map((item) => ofItem(item, base))
  if (node?.kind !== 'map') return []
  return entriesOf(entry.value).map((one) => ofEntry(service, entry, node, one, base))
}

type Base = Pick<PlainVariable, 'subject' | 'noun' | 'place' | 'image' | 'kept'>

function ofItem(item: ReturnType<typeof textItems>[number], base: Base): Found {
  const { raw, text, span, scalar, remove } = item
  const at = raw.indexOf('=')
  const name = at < 0 ? raw : raw.slice(0, at)
  const set = (next: string): Edits => item.set(`${name}=${next}`)
  const valueSpan = at < 0 ? undefined : (subspan(scalar, at + 1, raw.length) ?? span)
  return {
    variable: {
      ...base,
      span,
      variable: name,
      nameSpan: subspan(scalar, 0, name.length) ?? span,
      valueSpan,
      remove,
      set,
      value: at < 0 || text === undefined ? undefined : text.slice(text.indexOf('=') + 1),
    },
    value: at < 0 ? undefined : item,
    from: at + 1,
    set,
  }
}

function ofEntry(service: Service, setting: Entry, node: YamlNode, one: Entry, base: Base): Found {
  const { pair, key, inherited } = one
  const text = textOf(one.value)
  const own = !setting.inherited && setting.pair.value === node && !inherited
  const scalar = pair.value?.kind === 'scalar' ? pair.value : undefined
  const set = (next: string): Edits => scalar && service.edit.setScalar(scalar, next)
  return {
    variable: {
      ...base,
      span: pair.span,
      variable: key,
      nameSpan: pair.key.span,
      valueSpan: text?.span,
      value: text?.text,
      set,
      remove: () => {
        if (!own || node.kind !== 'map' || !service.map) return undefined
        return service.edit.removePath([
          { map: service.map, pair: setting.pair },
          { map: node, pair },
        ])
      },
    },
    value: text,
    from: 0,
    set,
  }
}

/** Where characters of a scalar's text stand, when they have an exact place. */
function subspan(scalar: YamlScalar, start: number, end: number): Span | undefined {
  const from = scalar.offsetOf(start)
  const to = scalar.offsetOf(end)
  return from === undefined || to === undefined ? undefined : { start: from, end: to }
}
