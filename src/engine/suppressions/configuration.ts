import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { folderOf } from '../../core/uri.ts'
import { entriesOf, get, readYaml, resolve, type YamlNode } from '../../syntax/yaml/index.ts'

/** Finds the nearest file of one of these names, in the folder of the file that is checked or above it; the names in order of preference. */
export type FindConfiguration = (...names: readonly string[]) => Source | undefined

/**
 * Looks among a file's neighbours, up to the top of its project. The tools themselves look in the folder they are started in, mostly that top.
 */
export function configurationAround(uri: string, neighbours: Neighbours): FindConfiguration {
  return (...names) => {
    for (let folder = folderOf(uri); folder !== undefined; folder = folderOf(folder)) {
      for (const name of names) {
        const there = neighbours.has(`${folder}/${name}`)
        // Nothing is known beyond the project.
        if (there === undefined) return undefined
        const found = there ? neighbours.file(`${folder}/${name}`) : undefined
        if (found) return found
      }
    }
    return undefined
  }
}

/** The first document of a YAML configuration. */
export function rootOf({ text }: Source): YamlNode | undefined {
  return readYaml(text).documents.find((document) => document !== undefined)
}

/** The texts of a key that holds a list of them, or one. */
export function textsAt(root: YamlNode | undefined, key: string): readonly string[] {
  const value = resolve(get(root, key)?.value)
  const nodes = value?.kind === 'sequence' ? value.items.map((item) => resolve(item.value)) : [value]
  return nodes.flatMap((node) => (node?.kind === 'scalar' && node.text !== '' ? [node.text] : []))
}

/** The mappings of a key that holds a list of them, each as its keys with their texts. */
export function recordsAt(
  root: YamlNode | undefined,
  key: string,
): readonly Readonly<Record<string, readonly string[]>>[] {
  const list = resolve(get(root, key)?.value)
  if (list?.kind !== 'sequence') return []
  return list.items.map(({ value }) =>
    Object.fromEntries(entriesOf(value).map((entry) => [entry.key, textsAt(value, entry.key)])),
  )
}
