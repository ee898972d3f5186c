import { span, type Span } from '../../../core/span.ts'
import type { Entry, YamlNode, YamlPair, YamlScalar } from '../../../syntax/yaml/index.ts'
import type { Values } from '../interpolate.ts'
import type { ValuedScalar } from '../values.ts'

/** Puts nodes of a file where that file stands in the text of a project. */
export interface Placing {
  node(node: YamlNode | undefined): YamlNode | undefined
  entry(entry: Entry): Entry
}

/** Nodes that stand where they are and take in no values. */
export const UNMOVED: Placing = { node: (node) => node, entry: (entry) => entry }

/**
 * Copies of nodes, each made once: what is one node stays one node. Recursion is bounded as the depth of a YAML tree is; what an alias
 * stands for is copied when it is asked for.
 * @param shift how far every offset moves
 * @param values what references in scalars are filled in with
 */
export function placing(shift: number, values: Values | undefined): Placing {
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
