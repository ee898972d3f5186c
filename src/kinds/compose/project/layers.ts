import { sameUri, uriOf } from '../../../core/neighbours.ts'
import { type Entry, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import { type ProjectFile, projectFile, servicesIn } from './file.ts'
import { extensionOf, inclusionsOf } from './references.ts'
import type { Source } from '../../../core/source.ts'
import type { Values } from '../interpolate.ts'
import { type Ask, joinedValues, type Plan, valuesFrom } from './plan.ts'

/** One place where a service, or one it extends, is defined. */
export interface Definition {
  readonly file: ProjectFile
  readonly name: string
  /** As it stands in its file, not placed. */
  readonly entry: Entry
  /** Whether it is taken over with `extends`. */
  readonly extended: boolean
}

/** What one document adds to a project. */
export interface Layer {
  readonly file: ProjectFile
  readonly document: YamlNode
}

/** The layers whose services count: one that takes them all away, or replaces them all, hides those before it. */
export function serviceLayers(layers: readonly Layer[]): readonly Layer[] {
  const tagOf = ({ document }: Layer): string | undefined => get(document, 'services')?.pair.value?.tag?.name
  const last = layers.findLastIndex((layer) => tagOf(layer) === '!reset' || tagOf(layer) === '!override')
  const hiding = layers[last]
  return hiding ? layers.slice(tagOf(hiding) === '!reset' ? last + 1 : last) : layers
}

/** How long a chain of `extends` may be. */
const MAX_CHAIN = 20

/** Opens another file for `extends`; undefined where there is none. */
type Open = (uri: string, of: ProjectFile) => ProjectFile | undefined

/** All definitions of a service in the order in which they are laid over each other. */
export interface Definitions {
  readonly list: readonly Definition[]
  /** Whether all it extends was found. */
  readonly complete: boolean
}

/** Finds what the layers of a project say of a service; what it extends stands before what extends it. */
export function definitionsOf(name: string, layers: readonly Layer[], open: Open): Definitions {
  const list: Definition[] = []
  let complete = true
  layers.forEach(({ file, document }, index) => {
    const entry = servicesIn(document).get(name)
    if (!entry) return
    const chain = chainOf({ file, name, entry, extended: false }, document, layers.slice(0, index), open)
    list.push(...chain.list)
    complete &&= chain.complete
  })
  return { list, complete }
}

function chainOf(own: Definition, document: YamlNode, before: readonly Layer[], open: Open): Definitions {
  const list = [own]
  const seen = new Set([own.entry.pair])
  let last: { readonly of: Definition; readonly document: YamlNode } = { of: own, document }
  for (;;) {
    const extension = extensionOf(last.of.entry.value)
    if (!extension) return { list: list.reverse(), complete: true }
    const { file } = last.of
    const other =
      extension.file === undefined || isSelf(file, extension.file)
        ? undefined
        : (open(uriOf(file.source.uri, extension.file), file) ?? open(uriOf(file.home, extension.file), file))
    if (extension.file !== undefined && !other && !isSelf(file, extension.file)) break
    const places: readonly Layer[] = other
      ? other.documents.map((one) => ({ file: other, document: one })).reverse()
      : [{ file, document: last.document }, ...before]
    const found = places.flatMap(({ file: its, document: place }) => {
      const entry = servicesIn(place).get(extension.service)
      const of = entry && { file: its, name: extension.service, entry, extended: true }
      return of ? [{ of, document: place }] : []
    })
    // All documents of another file, the last of them first; of the same file the nearest.
    const taken = other ? found : found.slice(0, 1)
    const next = taken.find(({ of }) => extensionOf(of.entry.value)) ?? taken[0]
    // A circle is refused by Compose; so is a chain nobody writes.
    const isCircle = taken.some(({ of }) => seen.has(of.entry.pair))
    if (!next || isCircle || list.length + taken.length > MAX_CHAIN) break
    taken.forEach(({ of }) => seen.add(of.entry.pair))
    list.push(...taken.map(({ of }) => of))
    last = next
  }
  return { list: list.reverse(), complete: false }
}

function isSelf({ source }: ProjectFile, path: string): boolean {
  return sameUri(uriOf(source.uri, path)) === sameUri(source.uri)
}

/** How many files are read into one project: a bound for hostile ones. */
const MAX_FILES = 64

/** The files of one project, each opened once. */
export class FileSet {
  readonly #known = new Map<string, ProjectFile>()
  #next: number

  constructor(
    readonly self: Source,
    readonly ask: Ask,
    readonly values: Values | undefined,
  ) {
    this.#next = self.text.length + 1
  }

  get opened(): Iterable<ProjectFile> {
    return this.#known.values()
  }

  open(source: Source, home: string, values: Values | undefined): ProjectFile | undefined {
    const key = sameUri(source.uri)
    const known = this.#known.get(key)
    if (known || this.#known.size >= MAX_FILES) return known
    const start = source === this.self ? 0 : this.#next
    if (start > 0) this.#next += source.text.length + 1
    const file = projectFile(source, home, values, start)
    this.#known.set(key, file)
    return file
  }

  /** Opens a file for `extends`; its relative paths start from its own folder. */
  readonly find = (uri: string): ProjectFile | undefined => {
    const known = this.#known.get(sameUri(uri))
    const source = known ? undefined : this.ask(uri)
    return known ?? (source && this.open(source, source.uri, this.values))
  }
}

/** The documents of all files in the order in which they are laid over each other: what a file includes stands before it. */
export function layersOf(plan: Plan, files: FileSet, ask: Ask): readonly Layer[] {
  const layers: Layer[] = []
  const read = new Set<ProjectFile>()
  const add = (source: Source, home: string, values: Values | undefined): void => {
    const file = files.open(source, home, values)
    if (!file || read.has(file)) return
    read.add(file)
    for (const document of file.documents) {
      for (const { paths, directory, environment } of inclusionsOf(document)) {
        const from = directory === undefined ? uriOf(home, paths[0] ?? '') : `${uriOf(home, directory)}/.`
        const environments =
          environment.length > 0 ? environment.map((path) => uriOf(home, path)) : [uriOf(from, '.env')]
        const own = valuesFrom(
          environments.flatMap((uri) => ask(uri) ?? []),
          values,
        )
        const joint = joinedValues([values, own].filter((one) => one !== undefined))
        for (const path of paths) {
          const included = ask(uriOf(home, path))
          if (included) add(included, from, joint)
        }
      }
      layers.push({ file, document })
    }
  }
  for (const source of plan.files) add(source, plan.home, plan.values)
  return layers
}
