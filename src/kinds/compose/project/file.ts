import type { Source } from '../../../core/source.ts'
import { entriesOf, get, type Entry, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Values } from '../interpolate.ts'
import { placing, UNMOVED, type Placing } from './place.ts'
import { treeOf } from './references.ts'

/** A file that a project reads. */
export interface ProjectFile {
  readonly source: Source
  /** A URI in the folder its relative paths start from. */
  readonly home: string
  /** What its references are filled in with. */
  readonly values: Values | undefined
  /** Where it begins in the project's text. */
  readonly start: number
  readonly documents: readonly YamlNode[]
  /** Puts its nodes where they stand in the project's text. */
  readonly placing: Placing
  /** Whether it may take something away with `!reset`. */
  readonly resets: boolean
}

/** @param start where it begins in the project's text; the file a project is seen from begins at 0 */
export function projectFile(source: Source, home: string, values: Values | undefined, start: number): ProjectFile {
  const isNeeded = start > 0 || (values !== undefined && source.text.includes('$'))
  return {
    source,
    home,
    values,
    start,
    documents: treeOf(source).documents.filter((document) => document !== undefined),
    placing: isNeeded ? placing(start, values) : UNMOVED,
    resets: source.text.includes('!reset'),
  }
}

const services = new WeakMap<YamlNode, ReadonlyMap<string, Entry>>()

/** The services a document defines, not yet placed. */
export function servicesIn(document: YamlNode): ReadonlyMap<string, Entry> {
  const known = services.get(document)
  if (known) return known
  const found = new Map(entriesOf(get(document, 'services')?.value).map((entry) => [entry.key, entry]))
  services.set(document, found)
  return found
}
