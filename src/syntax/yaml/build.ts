import type { CST } from 'yaml'
import { span, type Span } from '../../core/span.ts'
import type {
  YamlAlias,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlProblem,
  YamlProperty,
  YamlSequence,
} from './node.ts'
import { emptyScalar, scalarFrom } from './scalar.ts'

/** What the tree of a text is built with: the anchors met so far, and what is found on the way. */
export interface Building {
  /** Anchors of the current document; a name may be given again, and an alias means the last one before it. */
  readonly anchors: Map<string, { node?: YamlNode }>
  /** What could not be read: sorted, none overlapping another. */
  readonly damage: readonly Span[]
  /** Duplicate keys and aliases without an anchor are added here. */
  readonly problems: YamlProblem[]
}

/** What precedes a value: its properties and the indicators around it, as offsets. */
interface Before {
  anchor?: YamlProperty
  tag?: YamlProperty
  /** Where the first thing that is not white space, comment or comma stands. */
  start?: number
  /** The end of the last anchor, tag or indicator. */
  end?: number
  dash?: number
  colon?: number
  explicit: boolean
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection

/** The tree of one document. Recursion is bounded: text nested too deeply was blanked out before it was parsed. */
export function buildDocument(token: CST.Document, building: Building): YamlNode | undefined {
  building.anchors.clear()
  return build(token.value, before(token.start), false, building)
}

function before(tokens: readonly CST.SourceToken[] | undefined): Before {
  const result: Before = { explicit: false }
  for (const { type, offset, source } of tokens ?? []) {
    if (type === 'space' || type === 'newline' || type === 'comment' || type === 'comma') continue
    const at = span(offset, offset + source.length)
    if (type === 'anchor') result.anchor = { name: source.slice(1), span: at }
    else if (type === 'tag') result.tag = { name: source, span: at }
    else if (type === 'seq-item-ind') result.dash ??= offset
    else if (type === 'map-value-ind') result.colon ??= offset
    else if (type === 'explicit-key-ind') result.explicit = true
    result.start ??= offset
    result.end = at.end
  }
  return result
}

function build(
  token: CST.Token | null | undefined,
  props: Before,
  inFlow: boolean,
  building: Building,
): YamlNode | undefined {
  const { anchor, tag } = props
  const properties = { ...(anchor && { anchor }), ...(tag && { tag }) }
  const holder: { node?: YamlNode } = {}
  if (anchor) building.anchors.set(anchor.name, holder)
  const node =
    make(token, properties, inFlow, building) ??
    (anchor || tag ? emptyScalar(props.end ?? 0, properties, inFlow) : undefined)
  // An alias cannot have an anchor; were it taken, aliases could stand for each other in a circle.
  if (node && node.kind !== 'alias') holder.node = node
  return node
}

function make(
  token: CST.Token | null | undefined,
  properties: Pick<Before, 'anchor' | 'tag'>,
  inFlow: boolean,
  building: Building,
): YamlNode | undefined {
  switch (token?.type) {
    case 'scalar':
      return token.source === '' ? undefined : scalarFrom(token, properties, inFlow)
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar':
      return scalarFrom(token, properties, inFlow)
    case 'alias':
      return alias(token, properties, building)
    case 'block-map':
      return blockMap(token, properties, building)
    case 'block-seq':
      return blockSequence(token, properties, building)
    case 'flow-collection':
      return token.start.type === 'flow-map-start'
        ? flowMap(token, properties, building)
        : flowSequence(token, properties, building)
    default:
      return undefined
  }
}

function alias(token: CST.FlowScalar, properties: Pick<Before, 'anchor' | 'tag'>, building: Building): YamlAlias {
  const name = token.source.slice(1)
  const at = span(token.offset, token.offset + token.source.length)
  const holder = building.anchors.get(name)
  if (!holder) {
    building.problems.push({ span: at, message: `no anchor &${name} stands before this alias`, kind: 'unknown-anchor' })
  }
  return { kind: 'alias', name, span: at, ...properties, target: () => holder?.node }
}

function blockMap(token: CST.BlockMap, properties: Pick<Before, 'anchor' | 'tag'>, building: Building): YamlMap {
  const pairs: YamlPair[] = []
  for (const item of token.items) {
    const start = before(item.start)
    if (item.key || item.sep || start.anchor || start.tag) pairs.push(pair(item, start, false, building))
  }
  findDuplicates(pairs, building)
  return { kind: 'map', style: 'block', pairs, ...whole(token, pairs, building), ...properties }
}

function pair(item: CST.CollectionItem, start: Before, inFlow: boolean, building: Building): YamlPair {
  const sep = before(item.sep)
  const keyAt = start.end ?? item.key?.offset ?? sep.start ?? item.sep?.[0]?.offset ?? item.value?.offset ?? 0
  const key = build(item.key, start, inFlow, building) ?? emptyScalar(keyAt, {}, inFlow)
  const value = build(item.value, sep, inFlow, building)
  const keyText = key.kind === 'scalar' ? key.text : ''
  const end = value?.span.end ?? sep.end ?? key.span.end
  const whole = span(start.start ?? key.span.start, Math.max(end, key.span.end))
  return {
    key,
    keyText,
    value,
    span: whole,
    ...(start.explicit && { explicit: true }),
    ...(sep.colon !== undefined && { colon: sep.colon }),
  }
}

function blockSequence(
  token: CST.BlockSequence,
  properties: Pick<Before, 'anchor' | 'tag'>,
  building: Building,
): YamlSequence {
  const items: YamlItem[] = []
  for (const { start, value } of token.items) {
    const props = before(start)
    if (props.dash === undefined && !value && !props.anchor && !props.tag) continue
    const node = build(value, props, false, building)
    const from = props.dash ?? props.start ?? node?.span.start ?? token.offset
    items.push({ value: node, span: span(from, Math.max(from, node?.span.end ?? props.end ?? from)) })
  }
  return { kind: 'sequence', style: 'block', items, ...whole(token, items, building), ...properties }
}

function flowMap(token: CST.FlowCollection, properties: Pick<Before, 'anchor' | 'tag'>, building: Building): YamlMap {
  const pairs: YamlPair[] = []
  for (const item of token.items) {
    const start = before(item.start)
    if (start.start !== undefined || item.key || (item.sep && item.sep.length > 0) || item.value) {
      pairs.push(pair(item, start, true, building))
    }
  }
  findDuplicates(pairs, building)
  return { kind: 'map', style: 'flow', pairs, ...whole(token, pairs, building), flow: marks(token), ...properties }
}

function flowSequence(
  token: CST.FlowCollection,
  properties: Pick<Before, 'anchor' | 'tag'>,
  building: Building,
): YamlSequence {
  const items: YamlItem[] = []
  for (const item of token.items) {
    const start = before(item.start)
    if (item.sep || start.explicit) {
      const only = pair(item, start, true, building)
      items.push({ value: { kind: 'map', style: 'flow', pairs: [only], span: only.span }, span: only.span })
      continue
    }
    const value = build(item.value ?? item.key, start, true, building)
    if (value) items.push({ value, span: span(start.start ?? value.span.start, value.span.end) })
  }
  return { kind: 'sequence', style: 'flow', items, ...whole(token, items, building), flow: marks(token), ...properties }
}

function marks(token: CST.FlowCollection): { commas: number[]; close?: number } {
  const commas: number[] = []
  for (const { start } of token.items) for (const { type, offset } of start) if (type === 'comma') commas.push(offset)
  const bracket = token.end[0]
  const closes = token.start.type === 'flow-map-start' ? 'flow-map-end' : 'flow-seq-end'
  return { commas, ...(bracket?.type === closes && { close: bracket.offset }) }
}

function whole(
  token: Collection,
  entries: readonly { readonly span: Span }[],
  building: Building,
): { span: Span; damaged?: true } {
  const at = around(token, entries)
  return { span: at, ...(isDamaged(at, building.damage) && { damaged: true }) }
}

function around(token: Collection, entries: readonly { readonly span: Span }[]): Span {
  const first = entries[0]?.span
  const last = entries.at(-1)?.span
  if (token.type !== 'flow-collection') return span(first?.start ?? token.offset, last?.end ?? token.offset)
  const bracket = token.end[0]
  const open = token.offset + token.start.source.length
  return span(token.offset, bracket ? bracket.offset + bracket.source.length : Math.max(open, last?.end ?? open))
}

/** Whether one of the spans touches `at`. */
function isDamaged(at: Span, damage: readonly Span[]): boolean {
  let low = 0
  let high = damage.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((damage[middle]?.end ?? 0) < at.start) low = middle + 1
    else high = middle
  }
  return (damage[low]?.start ?? Infinity) <= at.end
}

function findDuplicates(pairs: readonly YamlPair[], building: Building): void {
  const seen = new Set<string>()
  for (const { key, keyText } of pairs) {
    if (key.kind !== 'scalar') continue
    if (seen.has(keyText)) {
      building.problems.push({
        span: key.span,
        message: `the key ${quoted(keyText)} is already used in this mapping`,
        kind: 'duplicate-key',
      })
    } else seen.add(keyText)
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text)
}
