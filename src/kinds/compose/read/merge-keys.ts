import type { SyntaxProblem } from '../../../core/kind.ts'
import { resolve, type YamlNode } from '../../../syntax/yaml/index.ts'

/** Deeper is nothing that Compose knows. */
const MAX_DEPTH = 64

/** The merge keys of a document that bring in something else than mappings, which Compose refuses. */
export function mergeKeyProblems(node: YamlNode | undefined, depth = 0): readonly SyntaxProblem[] {
  if (!node || depth >= MAX_DEPTH) return []
  if (node.kind === 'sequence') return node.items.flatMap(({ value }) => mergeKeyProblems(value, depth + 1))
  if (node.kind !== 'map') return []
  return node.pairs.flatMap(({ key, value, span }) => {
    const isMerge = key.kind === 'scalar' && key.style === 'plain' && key.text === '<<'
    return isMerge && !isMergeable(value)
      ? [{ span, message: '<< takes in a mapping, or a list of mappings' }]
      : mergeKeyProblems(value, depth + 1)
  })
}

function isMergeable(node: YamlNode | undefined): boolean {
  const value = resolve(node)
  // Of a name that nothing is called the reader tells already.
  if (node?.kind === 'alias' && !value) return true
  return value?.kind === 'sequence'
    ? value.items.every((item) => resolve(item.value)?.kind === 'map')
    : value?.kind === 'map'
}
