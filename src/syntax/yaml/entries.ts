import type { Entry, YamlMap, YamlNode, YamlPair } from './node.ts'

/** How many merged-in keys one mapping may gather: far more than anyone writes, a bound for hostile files. */
const MERGE_BUDGET = 2000

/** The node itself, or what an alias stands for. */
export function resolve(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === 'alias' ? node.target() : node
}

/**
 * The keys in force in the mapping behind a node: its own (of a repeated key the last), then those its `<<` bring in
 * (YAML 1.1 merge keys: own keys win, then the earlier of several sources). Empty when the node is no mapping.
 */
export function entriesOf(node: YamlNode | undefined): readonly Entry[] {
  const map = resolve(node)
  if (map?.kind !== 'map') return []
  if (map.entries) return [...map.entries.values()]
  const found = own(map, node !== map)
  // A mapping merged a second time brings nothing new, so each is visited once: circles and alias bombs end here.
  const seen = new Set<YamlMap>([map])
  let budget = MERGE_BUDGET
  const pending = sources(map, budget).reverse()
  for (let source = pending.pop(); source && budget > 0; source = pending.pop()) {
    if (seen.has(source)) continue
    seen.add(source)
    budget -= source.pairs.length
    for (const [key, entry] of own(source, true)) if (!found.has(key)) found.set(key, entry)
    const more = sources(source, budget)
    budget -= more.length
    pending.push(...more.reverse())
  }
  return [...found.values()]
}

function own(map: YamlMap, inherited: boolean): Map<string, Entry> {
  const found = new Map<string, Entry>()
  for (const pair of map.pairs) {
    if (!isMerge(pair) && pair.key.kind === 'scalar') found.set(pair.keyText, entry(pair, inherited))
  }
  return found
}

/** The entry of one key, as in `entriesOf`. */
export function get(node: YamlNode | undefined, key: string): Entry | undefined {
  const map = resolve(node)
  if (map?.kind !== 'map') return undefined
  if (map.entries) return map.entries.get(key)
  const inherited = node !== map
  let merges = false
  for (let i = map.pairs.length - 1; i >= 0; i--) {
    const pair = map.pairs[i]
    if (pair && isMerge(pair)) merges = true
    else if (pair?.key.kind === 'scalar' && pair.keyText === key) return entry(pair, inherited)
  }
  return merges ? entriesOf(node).find((entry) => entry.key === key) : undefined
}

/** The mappings a mapping's `<<` names, in the order that decides. */
function sources(map: YamlMap, limit: number): YamlMap[] {
  const maps: YamlMap[] = []
  for (const pair of map.pairs) {
    if (!isMerge(pair)) continue
    const value = resolve(pair.value)
    const candidates =
      value?.kind === 'sequence' ? value.items.slice(0, limit).map((item) => resolve(item.value)) : [value]
    for (const candidate of candidates) if (candidate?.kind === 'map' && maps.length < limit) maps.push(candidate)
  }
  return maps
}

function entry(pair: YamlPair, inherited: boolean): Entry {
  return {
    key: pair.keyText,
    pair,
    value: resolve(pair.value),
    inherited,
    ...(pair.value?.kind === 'alias' && { aliased: true }),
  }
}

function isMerge(pair: YamlPair): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<'
}
