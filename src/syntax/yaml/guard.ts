import type { Span } from '../../core/span.ts'
import type { YamlMap, YamlNode, YamlPair } from './node.ts'

/** The mapping's own pair that `pair` stands for: the one with its key. */
export function ownPair(map: YamlMap, pair: YamlPair): YamlPair | undefined {
  return map.pairs.find(({ key }) => key === pair.key)
}

/** Whether a pair is written as nearly all are: a scalar key on one line, without `?`. */
export function isOneLineKey(text: string, pair: YamlPair): boolean {
  const { key, explicit } = pair
  if (explicit || key.kind !== 'scalar' || key.style === 'literal' || key.style === 'folded') return false
  return !text.slice(pair.span.start, pair.colon ?? key.span.end).includes('\n')
}

/** Whether something outside `at` may refer to an anchor inside the nodes: an edit that removes them would break it. */
export function isReferredTo(text: string, nodes: readonly (YamlNode | undefined)[], at: Span): boolean {
  const names = new Set<string>()
  const pending = [...nodes]
  while (pending.length > 0) {
    const node = pending.pop()
    if (node?.anchor) names.add(node.anchor.name)
    if (node?.kind === 'map') for (const { key, value } of node.pairs) pending.push(key, value)
    if (node?.kind === 'sequence') for (const { value } of node.items) pending.push(value)
  }
  if (names.size === 0) return false
  for (const { 1: name, index } of text.matchAll(/\*([^\s,[\]{}]+)/g)) {
    if (name !== undefined && names.has(name) && (index < at.start || index >= at.end)) return true
  }
  return false
}
