import { onceASource, sameUri, uriOf } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { entriesOf, get, readYaml, resolve, type YamlFile, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'
import { withServices } from './format-one.ts'

/** One entry of `include`. */
export interface Inclusion {
  /** Read on top of each other; no addresses. */
  readonly paths: readonly string[]
  /** Where its relative paths start; undefined for the folder of the first path. */
  readonly directory: string | undefined
  readonly environment: readonly string[]
}

/** What a service takes over from another one. */
export interface Extension {
  readonly service: string
  /** undefined for the same file. */
  readonly file: string | undefined
}

/** Where a Compose file leads to, as its text alone tells. */
interface References {
  /** Paths of `include` and `extends`. */
  readonly paths: readonly string[]
  /** The build contexts of its services. */
  readonly contexts: readonly string[]
}

const NOTHING: References = { paths: [], contexts: [] }

/** The tree of a file, its services under `services` in whatever format; kept as long as its text is. */
export const treeOf = onceASource((source): YamlFile => {
  const file = readYaml(source.text)
  return { ...file, documents: file.documents.map(withServices) }
})

const referencesOf = onceASource((source): References => {
  if (!/\b(?:include|extends|build)\b/.test(source.text)) return NOTHING
  const paths = new Set<string>()
  const contexts = new Set<string>()
  for (const document of treeOf(source).documents) {
    for (const one of inclusionsOf(document)) one.paths.forEach((path) => paths.add(path))
    for (const { value } of entriesOf(get(document, 'services')?.value)) {
      const { file } = extensionOf(value) ?? {}
      if (file !== undefined) paths.add(file)
      const build = get(value, 'build')?.value
      const context =
        textOf(build?.kind === 'map' ? get(build, 'context')?.value : build)?.text ?? (build ? '.' : undefined)
      if (context !== undefined) contexts.add(context)
    }
  }
  return { paths: [...paths], contexts: [...contexts] }
})

/** `include`: texts, or mappings whose `path` is one or several. What cannot be known and what is an address is left out. */
export function inclusionsOf(document: YamlNode | undefined): readonly Inclusion[] {
  const list = resolve(get(document, 'include')?.value)
  if (list?.kind !== 'sequence') return []
  return list.items.flatMap(({ value }) => {
    const long = resolve(value)?.kind === 'map'
    const paths = texts(long ? get(value, 'path')?.value : value).filter((path) => !isAddress(path))
    if (paths.length === 0) return []
    return [
      {
        paths,
        directory: long ? texts(get(value, 'project_directory')?.value)[0] : undefined,
        environment: long ? texts(get(value, 'env_file')?.value) : [],
      },
    ]
  })
}

/** `extends` of a service: a name, or a mapping. */
export function extensionOf(service: YamlNode | undefined): Extension | undefined {
  const value = get(service, 'extends')?.value
  if (value?.kind !== 'map') return value && { service: textOf(value)?.text ?? '', file: undefined }
  const file = get(value, 'file')
  return { service: textOf(get(value, 'service')?.value)?.text ?? '', file: file && (textOf(file.value)?.text ?? '') }
}

/** `https:`, `git@`, `oci:`: nothing that lies in a workspace. */
function isAddress(path: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|[\w.-]+@)/i.test(path) && !/^[A-Za-z]:[\\/]/.test(path)
}

function texts(node: YamlNode | undefined): readonly string[] {
  const value = resolve(node)
  const nodes = value?.kind === 'sequence' ? value.items.map((item) => item.value) : [value]
  return nodes.flatMap((one) => textOf(one)?.text ?? [])
}

/** Which files of a list lead to which place. */
type Index = ReadonlyMap<string, readonly Source[]>

/** Files that include or extend others, by what they name. */
export const referrersIn = onceAList((source) => referencesOf(source).paths)

/** Files that build something, by a URI in the folder of the build's context. */
export const buildersIn = onceAList((source) => referencesOf(source).contexts.map((context) => `${context}/.`))

/** Turns a list of files round, once for as long as the list stands. */
function onceAList(pathsOf: (source: Source) => readonly string[]): (sources: readonly Source[]) => Index {
  const known = new WeakMap<readonly Source[], Index>()
  return (sources) => {
    const before = known.get(sources)
    if (before) return before
    const index = new Map<string, Source[]>()
    for (const source of sources) {
      for (const uri of new Set(pathsOf(source).map((path) => sameUri(uriOf(source.uri, path))))) {
        const list = index.get(uri)
        if (list) list.push(source)
        else index.set(uri, [source])
      }
    }
    known.set(sources, index)
    return index
  }
}
