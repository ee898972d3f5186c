import { sameUri, uriOf } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Values } from '../interpolate.ts'
import type { Layer } from './definitions.ts'
import { projectFile, type ProjectFile } from './file.ts'
import { environmentOf, type Ask, type Plan } from './plan.ts'
import { inclusionsOf } from './references.ts'
import { joinedValues, valuesOf } from './values.ts'

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
        const given = environment.flatMap((path) => ask(uriOf(home, path)) ?? [])
        const own = environment.length > 0 ? joinedValues(given.reverse().map(valuesOf)) : environmentOf(from, ask)
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
