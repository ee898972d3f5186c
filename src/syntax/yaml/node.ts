import type { Span } from '../../core/span.ts'

/** One YAML text, read: its documents with exact spans, its comments, and where it is not YAML. */
export interface YamlFile {
  /** The text as given; every span is in it. */
  readonly text: string
  /** One entry a document; `undefined` for an empty one. */
  readonly documents: readonly (YamlNode | undefined)[]
  /** Every comment, in the order of the text. */
  readonly comments: readonly YamlComment[]
  /** In the order of the text. */
  readonly problems: readonly YamlProblem[]
}

/** A comment from its `#` to the end of its line. */
export interface YamlComment {
  readonly span: Span
  /** Whether nothing but white space stands before it on its line. */
  readonly ownLine: boolean
}

/** A place where the text is not the YAML its author meant. */
export interface YamlProblem {
  readonly span: Span
  /** In plain words, without a full stop. */
  readonly message: string
  readonly kind: 'syntax' | 'duplicate-key' | 'unknown-anchor' | 'too-deep' | 'merge-conflict' | 'control-character'
}

/** An anchor or a tag: its name and where it is written, marker included. */
export interface YamlProperty {
  readonly name: string
  readonly span: Span
}

interface NodeBase {
  /** The value exactly as written, without anchor, tag, trailing line end or comment. */
  readonly span: Span
  readonly anchor?: YamlProperty
  /** The tag as written: `!reset`, `!!str`. */
  readonly tag?: YamlProperty
}

interface CollectionBase extends NodeBase {
  readonly style: 'block' | 'flow'
  /** The punctuation of a flow collection; block ones and the bare pair of `[a: b]` have none. */
  readonly flow?: FlowMarks
  /** Something in it could not be read: edits refuse. */
  readonly damaged?: true
}

/** A mapping. Its span runs from the first key (or `{`) to the end of the last value (or `}`). */
export interface YamlMap extends CollectionBase {
  readonly kind: 'map'
  readonly pairs: readonly YamlPair[]
  /** Of a mapping put together from several, which is written nowhere: its keys in force. Such a one is `damaged`, so that no edit takes it for text. */
  readonly entries?: ReadonlyMap<string, Entry>
}

/** A key of a mapping as it is in force, wherever it is written. */
export interface Entry {
  readonly key: string
  readonly pair: YamlPair
  /** The value, aliases followed. */
  readonly value: YamlNode | undefined
  /** The pair is written elsewhere (merged in, or the whole mapping is an alias): editing it changes other places too. */
  readonly inherited: boolean
  /** The mapping such a pair is written in, where it is written in one. */
  readonly home?: YamlMap
  /** The value is written elsewhere: the pair may be edited here, the inside of its value may not. */
  readonly aliased?: true
}

/** A sequence. Its span runs from the first dash (or `[`) to the end of the last value (or `]`). */
export interface YamlSequence extends CollectionBase {
  readonly kind: 'sequence'
  readonly items: readonly YamlItem[]
}

/** Where a flow collection's own commas and closing bracket stand (offsets); `close` is absent when it is never closed. */
export interface FlowMarks {
  readonly commas: readonly number[]
  readonly close?: number
}

/** One key of a mapping with its value. */
export interface YamlPair {
  readonly key: YamlNode
  /** The key's cooked text, `''` for a key that is not a scalar. */
  readonly keyText: string
  /** `undefined` for `key:` with nothing. */
  readonly value: YamlNode | undefined
  /** From the key (or its anchor, tag or `?`) to the end of the value, or of the `:` when there is none. */
  readonly span: Span
  /** Offset of the `:`; absent when it is missing. */
  readonly colon?: number
  /** It is written with `?`. */
  readonly explicit?: true
}

/** One entry of a sequence: its span runs from the dash (block) or the value (flow) to the value's end. */
export interface YamlItem {
  readonly value: YamlNode | undefined
  readonly span: Span
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A scalar; its span includes its quotes, or the `|` or `>` of a block scalar. Types (`true`, `80`) are the caller's to judge. */
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar'
  /** The cooked value. */
  readonly text: string
  readonly style: ScalarStyle
  /** What is inside the quotes, or the lines of a block scalar. */
  readonly contentSpan: Span
  /** Whether it stands inside a flow collection, where more characters need quotes. */
  readonly inFlow: boolean
  /** The offset in the file of a character (or the end) of `text`; `undefined` where text and source differ (escapes, folded lines). */
  offsetOf(index: number): number | undefined
}

/** `*name`. */
export interface YamlAlias extends NodeBase {
  readonly kind: 'alias'
  readonly name: string
  /** The anchored node it stands for, never an alias; `undefined` when there is none or it stands for itself. */
  target(): YamlNode | undefined
}

export type YamlNode = YamlMap | YamlSequence | YamlScalar | YamlAlias

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
    if (!isMerge(pair) && pair.key.kind === 'scalar') found.set(pair.keyText, entry(pair, map, inherited))
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
    else if (pair?.key.kind === 'scalar' && pair.keyText === key) return entry(pair, map, inherited)
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

function entry(pair: YamlPair, map: YamlMap, inherited: boolean): Entry {
  return {
    key: pair.keyText,
    pair,
    value: resolve(pair.value),
    inherited,
    ...(inherited && { home: map }),
    ...(pair.value?.kind === 'alias' && { aliased: true }),
  }
}

function isMerge(pair: YamlPair): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<'
}
