import { span, type Span } from '../../../core/span.ts'
import {
  entriesOf,
  type Entry,
  resolve,
  type YamlItem,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from '../../../syntax/yaml/index.ts'

/** A mapping that is put together: no edit takes it for text. */
export function mapOf(at: Span, entries: ReadonlyMap<string, Entry>): YamlMap {
  return {
    kind: 'map',
    style: 'block',
    span: at,
    entries,
    damaged: true,
    pairs: [...entries.values()].map(({ pair }) => pair),
  }
}

/** A list that is put together, likewise. */
export function sequenceOf(at: Span, items: readonly YamlItem[]): YamlSequence {
  return { kind: 'sequence', style: 'block', span: at, items, damaged: true }
}

/** Whether a setting or an item is there to take an earlier one away. */
export function isReset({ value }: Pick<YamlItem, 'value'>): boolean {
  return value?.tag?.name === '!reset'
}

/**
 * Two values of one setting in one form, as Compose brings them before it merges: `dns: a` is a list of one, `environment: [A=b]` a mapping,
 * `build: .` one with a context, `extra_hosts: {a: b}` a list. Undefined where they have no form in common.
 */
export function alike(base: YamlNode, over: YamlNode, path: string): readonly [YamlNode, YamlNode] | undefined {
  if (path === 'extra_hosts' || path === 'build.extra_hosts') return [hostList(base), hostList(over)]
  if (base.kind === over.kind) return [base, over]
  if (path === 'build') return [buildMap(base), buildMap(over)]
  const kinds = [base.kind, over.kind]
  if (!kinds.includes('map')) return [listOf(base), listOf(over)]
  if (!kinds.includes('sequence')) return undefined
  // What is reset in a mapping is looked for in mappings alone.
  return [listedMap(base, path), base.kind === 'sequence' ? withoutResets(over) : listedMap(over, path)]
}

function withoutResets(node: YamlNode): YamlNode {
  const entries = entriesOf(node).filter(({ pair }) => !isReset(pair))
  return mapOf(node.span, new Map(entries.map((entry) => [entry.key, entry])))
}

/** `{host: address, other: [one, two]}` as `[host=address, other=one, other=two]`. */
function hostList(node: YamlNode): YamlNode {
  if (node.kind !== 'map') return node
  const items = entriesOf(node).flatMap(({ key, pair, value }) => {
    const addresses = value?.kind === 'sequence' ? value.items.map((item) => item.value) : [value]
    return addresses.flatMap((one): readonly YamlItem[] => {
      const address = resolve(one)
      if (address?.kind !== 'scalar') return []
      const { span: at } = pair
      const text = `${key}=${address.text}`
      return [{ value: { ...address, text, span: at, contentSpan: at, offsetOf: () => undefined }, span: at }]
    })
  })
  return sequenceOf(node.span, items)
}

function buildMap(node: YamlNode): YamlNode {
  return node.kind === 'scalar' ? mapOf(node.span, new Map([['context', entryOf('context', node)]])) : node
}

function listOf(node: YamlNode): YamlNode {
  return node.kind === 'scalar' ? sequenceOf(node.span, [{ value: node, span: node.span }]) : node
}

/** `[NAME=value, OTHER]` as `{NAME: value, OTHER: }`; services that another one only names are waited for until they are started. */
function listedMap(node: YamlNode, path: string): YamlNode {
  if (node.kind !== 'sequence') return node
  const entries = new Map<string, Entry>()
  for (const { value } of node.items) {
    if (value?.kind !== 'scalar') continue
    const at = value.text.indexOf('=')
    const name = at < 0 ? value : part(value, 0, at)
    if (path === 'depends_on') {
      const started = entryOf('condition', { ...value, text: 'service_started', offsetOf: () => undefined })
      entries.set(value.text, {
        ...entryOf(value.text, undefined, value),
        value: mapOf(value.span, new Map([['condition', started]])),
      })
      continue
    }
    entries.set(name.text, entryOf(name.text, at < 0 ? undefined : part(value, at + 1, value.text.length), name))
  }
  return mapOf(node.span, entries)
}

function entryOf(key: string, value: YamlScalar | undefined, written?: YamlScalar): Entry {
  const at = written ?? value
  const keyNode: YamlScalar = {
    kind: 'scalar',
    text: key,
    style: 'plain',
    span: at?.span ?? span(0, 0),
    contentSpan: at?.contentSpan ?? span(0, 0),
    inFlow: false,
    offsetOf: () => undefined,
  }
  const pair: YamlPair = {
    key: keyNode,
    keyText: key,
    value,
    span: span(keyNode.span.start, Math.max(keyNode.span.end, value?.span.end ?? 0)),
  }
  return { key, pair, value, inherited: true }
}

/** A part of a scalar, where it stands; the whole scalar's place where that cannot be told. */
function part(scalar: YamlScalar, from: number, to: number): YamlScalar {
  const [start, end] = [scalar.offsetOf(from), scalar.offsetOf(to)]
  const at = start === undefined || end === undefined ? scalar.contentSpan : span(start, end)
  return {
    ...scalar,
    text: scalar.text.slice(from, to),
    span: at,
    contentSpan: at,
    offsetOf: (index) => scalar.offsetOf(from + index),
  }
}
