import { span, type Span } from '../../../core/span.ts'
import {
  entriesOf,
  type Entry,
  get,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../../syntax/yaml/index.ts'
import type { Values } from '../interpolate.ts'
import type { ValuedScalar } from '../values.ts'
import type { Source } from '../../../core/source.ts'
import { treeOf } from './references.ts'

/** Puts nodes of a file where that file stands in the text of a project. */
interface Placing {
  node(node: YamlNode | undefined): YamlNode | undefined
  entry(entry: Entry): Entry
}

/** Nodes that stand where they are and take in no values. */
const UNMOVED: Placing = { node: (node) => node, entry: (entry) => entry }

/**
 * Copies of nodes, each made once: what is one node stays one node. Recursion is bounded as the depth of a YAML tree is; what an alias
 * stands for is copied when it is asked for.
 * @param shift how far every offset moves
 * @param values what references in scalars are filled in with
 */
function placing(shift: number, values: Values | undefined): Placing {
  const copies = new Map<object, object>()
  const once = <T extends object>(original: T, copy: () => T): T => {
    const known = copies.get(original) as T | undefined
    if (known) return known
    const made = copy()
    copies.set(original, made)
    return made
  }
  const moved = ({ start, end }: Span): Span => span(start + shift, end + shift)
  const node = (original: YamlNode | undefined): YamlNode | undefined =>
    original && once(original, () => copyOf(original))
  const copyOf = (original: YamlNode): YamlNode => {
    const at = moved(original.span)
    switch (original.kind) {
      case 'scalar':
        return scalar(original, at)
      case 'alias':
        return { ...original, span: at, target: () => node(original.target()) }
      case 'sequence':
        return {
          ...original,
          span: at,
          ...marks(original),
          items: original.items.map(({ value, span: own }) => ({ value: node(value), span: moved(own) })),
        }
      case 'map':
        return { ...original, span: at, ...marks(original), pairs: original.pairs.map(pair) }
    }
  }
  const scalar = (original: YamlScalar, at: Span): ValuedScalar => ({
    ...original,
    span: at,
    contentSpan: moved(original.contentSpan),
    offsetOf: (index) => {
      const offset = original.offsetOf(index)
      return offset === undefined ? undefined : offset + shift
    },
    ...(values && original.text.includes('$') && { values }),
  })
  const marks = ({ flow }: { flow?: { readonly commas: readonly number[]; readonly close?: number } }): object =>
    flow && shift > 0
      ? {
          flow: {
            commas: flow.commas.map((comma) => comma + shift),
            ...(flow.close !== undefined && { close: flow.close + shift }),
          },
        }
      : {}
  const pair = (original: YamlPair): YamlPair =>
    once(original, () => ({
      ...original,
      key: node(original.key) ?? original.key,
      value: node(original.value),
      span: moved(original.span),
      ...(original.colon !== undefined && { colon: original.colon + shift }),
    }))
  return {
    node,
    entry: (entry) => ({ ...entry, pair: pair(entry.pair), value: node(entry.value) }),
  }
}

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
