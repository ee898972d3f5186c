import { sameUri, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { type Entry, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import { planAlone, plansFor, type Ask, type Plan, type Role } from './plan.ts'
import {
  type Definition,
  type Definitions,
  definitionsOf,
  FileSet,
  type Layer,
  layersOf,
  serviceLayers,
} from './layers.ts'
import { projectFile, type ProjectFile, servicesIn } from './file.ts'
import { mapOf } from './forms.ts'
import { layOver, type Merging } from './merge.ts'

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

/** A service as a project has it: one definition laid over the other. */
export interface ProjectService {
  readonly name: string
  /** Its place in the order of the project. */
  readonly index: number
  readonly definitions: readonly Definition[]
  /** What there is after each definition; undefined after one that takes the service away. */
  readonly steps: readonly (Entry | undefined)[]
  /** Whether everything it is put together from is known. */
  readonly complete: boolean
}

/**
 * What `docker compose` makes of several files. Their texts stand one behind the other, so that a place in them is a number as in a
 * single file; those of the file that is judged are its own offsets.
 */
export interface Project {
  readonly text: string
  readonly role: Role
  /** Everything but the services. */
  readonly document: YamlNode | undefined
  /** The services to which the judged file adds something, also where another one extends what stands in it. */
  readonly services: readonly ProjectService[]
  /** Others that run beside them. */
  readonly others: readonly ProjectService[]
  /** The profiles that the project switches on. */
  readonly profiles: ReadonlySet<string>
  /** Whether the judged file is read as a whole, and not only for a service in it that another one extends. */
  readonly layered: boolean
  /** Whether it is what the judged file says by itself, but for values. */
  readonly plain: boolean
  /** Whether anything in it comes from the judged file. */
  readonly concerns: boolean
  /** Where a setting that takes the place of an earlier one ends, with the place of that. */
  readonly replaced: ReadonlyMap<number, Span>
  /** The file that holds an offset. */
  fileAt(offset: number): ProjectFile
  /** Whether a place lies in the judged file. */
  isHere(span: Span): boolean
  /** Reads another file of the workspace. */
  readonly open: Ask
  /** Where a place lies in its own file. */
  place(span: Span): { readonly source: Source; readonly span: Span }
}

/** How much is merged: a bound for hostile files. */
const MIN_BUDGET = 20_000
/** How many characters services may take over with `extends`: what many take over is read for each of them. */
const MIN_CHARACTERS = 300_000
/** How many characters of other services are looked at beside the judged ones. */
const OTHERS = 100_000

/** Puts a project together as it is seen from the file that is judged. */
function assemble(plan: Plan, self: Source, ask: Ask, without: ReadonlySet<string> = new Set()): Project {
  const files = new FileSet(self, ask, plan.values)
  const layers = layersOf(plan, files, ask)
  const replaced = new Map<number, Span>()
  const merging: Limits = {
    budget: MIN_BUDGET + self.text.length,
    characters: plan.alone ? 0 : MIN_CHARACTERS + 2 * self.text.length,
    replaced: (before, by) => void replaced.set(by.end, before),
  }
  const layered = layers.some(({ file }) => file.start === 0)
  const [mine, rest] = splitServices(serviceLayers(layers), files, layered)
  const services = mine.filter(({ name }) => !without.has(name)).map((one) => mergedService(one, merging))
  let room = OTHERS
  const others = rest.flatMap((one) => {
    room -= one.list.reduce((sum, { entry }) => sum + lengthOf(entry), 0)
    return room < 0 ? [] : [mergedService(one, merging)]
  })
  const all = [...files.opened].sort((a, b) => a.start - b.start)
  const fileAt = (offset: number): ProjectFile =>
    all.findLast(({ start }) => start <= offset) ?? projectFile(self, self.uri, undefined, 0)
  return {
    get text() {
      return all.length === 1
        ? self.text
        : [self, ...all.filter(({ start }) => start > 0).map(({ source }) => source)].map(({ text }) => text).join('\n')
    },
    role: plan.role,
    document: documentOf(layers, merging),
    services,
    others,
    profiles: new Set(
      plan.values
        ?.get('COMPOSE_PROFILES')
        ?.split(',')
        .map((profile) => profile.trim())
        .filter(Boolean),
    ),
    layered,
    plain: layered && all.length === 1 && services.every(({ steps }) => steps.length === 1),
    concerns: layered || services.length > 0,
    replaced,
    open: ask,
    fileAt,
    isHere: ({ start }) => start <= self.text.length,
    place(span) {
      const { source, start } = fileAt(span.start)
      return { source, span: { start: span.start - start, end: span.end - start } }
    },
  }
}

interface Limits extends Merging {
  /** How many characters may still be taken over with `extends`. */
  characters: number
}

/** What is found of a service before it is merged. */
interface Named extends Definitions {
  readonly name: string
  readonly index: number
}

/** The services that stand in the judged file, in whole or in part, and the others. */
function splitServices(
  layers: readonly Layer[],
  files: FileSet,
  layered: boolean,
): readonly [readonly Named[], readonly Named[]] {
  const mine: Named[] = []
  const rest: Named[] = []
  const names = new Set(layers.flatMap(({ document }) => [...servicesIn(document).keys()]))
  for (const [index, name] of [...names].entries()) {
    const found = { name, index, ...definitionsOf(name, layers, files.find) }
    if (found.list.some(({ file }) => file.start === 0)) mine.push(found)
    else if (layered) rest.push(found)
  }
  return [mine, rest]
}

function mergedService({ name, index, list, complete }: Named, merging: Limits): ProjectService {
  const steps: (Entry | undefined)[] = []
  let whole = complete
  for (const [i, { file, entry, extended }] of list.entries()) {
    if (extended && (merging.characters -= lengthOf(entry)) < 0) {
      whole = false
      steps.push(undefined)
      continue
    }
    const placed = file.placing.entry(entry)
    const before = steps.at(-1)
    merging.written = list[i - 1]?.extended === true && list[i - 1]?.file === file
    steps.push(before || file.resets ? layOver(before, placed, '', merging) : placed)
  }
  return { name, index, definitions: list, steps, complete: whole && merging.budget > 0 }
}

function lengthOf({ pair: { span } }: Entry): number {
  return span.end - span.start
}

/** What the documents say besides services, one laid over the other. */
function documentOf(layers: readonly Layer[], merging: Merging): YamlNode | undefined {
  const [only] = layers
  if (only && layers.length === 1) return only.file.placing.node(only.document)
  const own = layers.find(({ file }) => file.start === 0)
  if (!own) return undefined
  const entries = new Map<string, Entry>()
  for (const { file, document } of layers) {
    for (const key of ['networks', 'volumes', 'secrets', 'configs', 'include']) {
      const entry = get(document, key)
      const merged = entry && layOver(entries.get(key), file.placing.entry(entry), `/${key}`, merging)
      if (merged) entries.set(key, merged)
    }
  }
  return mapOf(own.document.span, entries)
}
