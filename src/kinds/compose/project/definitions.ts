import { sameUri, uriOf } from '../../../core/neighbours.ts'
import type { Entry, YamlNode } from '../../../syntax/yaml/index.ts'
import { servicesIn, type ProjectFile } from './file.ts'
import { extensionOf } from './references.ts'

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

/** How long a chain of `extends` may be. */
const MAX_CHAIN = 20

/** Opens another file for `extends`; undefined where there is none. */
export type Open = (uri: string, of: ProjectFile) => ProjectFile | undefined

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
      ? other.documents.map((one) => ({ file: other, document: one }))
      : [{ file, document: last.document }, ...before]
    const found: Layer | undefined = places.find((place) => servicesIn(place.document).has(extension.service))
    const entry = found && servicesIn(found.document).get(extension.service)
    // A circle is refused by Compose; so is a chain nobody writes.
    if (!found || !entry || seen.has(entry.pair) || list.length >= MAX_CHAIN) break
    seen.add(entry.pair)
    const next: Definition = { file: found.file, name: extension.service, entry, extended: true }
    list.push(next)
    last = { of: next, document: found.document }
  }
  return { list: list.reverse(), complete: false }
}

function isSelf({ source }: ProjectFile, path: string): boolean {
  return sameUri(uriOf(source.uri, path)) === sameUri(source.uri)
}
