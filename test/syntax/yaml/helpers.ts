import type { YamlFile, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from '../../../src/syntax/yaml/index.ts'

/** A tree as plain data: mappings as lists of pairs, so that order and repeated keys show. For tests to compare. */
export type Dump =
  | string
  | null
  | { readonly alias: string }
  | { readonly map: readonly (readonly [string, Dump])[] }
  | { readonly list: readonly Dump[] }

/** The meaning of a node, without its layout: scalars by their text, `null` for a missing value. */
export function dump(node: YamlNode | undefined): Dump {
  if (!node) return null
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'alias') return { alias: node.name }
  if (node.kind === 'sequence') return { list: node.items.map(({ value }) => dump(value)) }
  return { map: node.pairs.map(({ keyText, value }) => [keyText, dump(value)]) }
}

/** As `dump`, with one node's dump replaced by what `change` makes of it. */
export function dumpWith(root: YamlNode | undefined, node: YamlNode, change: (own: Dump) => Dump): Dump {
  if (!root) return null
  const own: Dump =
    root.kind === 'sequence'
      ? { list: root.items.map(({ value }) => dumpWith(value, node, change)) }
      : root.kind === 'map'
        ? { map: root.pairs.map(({ keyText, value }) => [keyText, dumpWith(value, node, change)]) }
        : dump(root)
  return root === node ? change(own) : own
}

/** Every node of a tree, keys too, outer before inner. */
export function nodesOf(node: YamlNode | undefined): YamlNode[] {
  if (!node) return []
  if (node.kind === 'map') {
    return [node, ...node.pairs.flatMap(({ key, value }) => [...nodesOf(key), ...nodesOf(value)])]
  }
  if (node.kind === 'sequence') return [node, ...node.items.flatMap(({ value }) => nodesOf(value))]
  return [node]
}

/** The comments of a file, sorted: what no edit may change. */
export function commentsIn(file: YamlFile): string[] {
  return file.comments.map(({ span }) => file.text.slice(span.start, span.end).trimEnd()).sort()
}

/** The pair (and its mapping) at a path of keys and indices: `services.web.ports`. */
export function pairAt(file: YamlFile, path: string): { map: YamlMap; pair: YamlPair } {
  const steps = path.split('.')
  const name = steps.pop() ?? ''
  const map = nodeAt(file, steps)
  const pair = map?.kind === 'map' ? map.pairs.find(({ keyText }) => keyText === name) : undefined
  if (map?.kind !== 'map' || !pair) throw new Error(`no pair at ${path}`)
  return { map, pair }
}

/** The node at a path of keys and indices; the root for an empty path. */
export function nodeAt(file: YamlFile, path: string | readonly string[]): YamlNode | undefined {
  const steps = typeof path === 'string' ? path.split('.').filter((step) => step !== '') : path
  let node = file.documents[0]
  for (const step of steps) {
    if (node?.kind === 'map') node = node.pairs.find(({ keyText }) => keyText === step)?.value
    else if (node?.kind === 'sequence') node = node.items[Number(step)]?.value
    else return undefined
  }
  return node
}

export function mapAt(file: YamlFile, path: string): YamlMap {
  const node = nodeAt(file, path)
  if (node?.kind !== 'map') throw new Error(`no mapping at ${path}`)
  return node
}

export function sequenceAt(file: YamlFile, path: string): YamlSequence {
  const node = nodeAt(file, path)
  if (node?.kind !== 'sequence') throw new Error(`no sequence at ${path}`)
  return node
}

export function scalarAt(file: YamlFile, path: string): YamlScalar {
  const node = nodeAt(file, path)
  if (node?.kind !== 'scalar') throw new Error(`no scalar at ${path}`)
  return node
}
