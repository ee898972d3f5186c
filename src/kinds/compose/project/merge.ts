import { entriesOf, type Entry, get, resolve, type YamlItem, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'
import type { Span } from '../../../core/span.ts'
import { alike, mapOf, sequenceOf } from './forms.ts'

/** What an item of a list is known by; undefined for one that stands beside all others. Other lists hold a text once. */
type Identity = (item: YamlNode | undefined) => string | undefined

const whole: Identity = (node) => textOf(node)?.template
const name: Identity = (node) => textOf(node)?.template.split('=', 1)[0]

/** The path a mount or device appears at: the second part of the short form, which stands behind a drive letter. */
const target: Identity = (node) => {
  if (resolve(node)?.kind === 'map') return textOf(get(node, 'target')?.value)?.template
  const [first, second] =
    textOf(node)
      ?.template.replace(/^[A-Za-z]:(?=[\\/])/, '')
      .split(':', 2) ?? []
  return second ?? first
}

const port: Identity = (node) => {
  if (resolve(node)?.kind !== 'map') return textOf(node)?.template
  const part = (key: string, otherwise = ''): string => textOf(get(node, key)?.value)?.template ?? otherwise
  return `${part('host_ip', '0.0.0.0')}:${part('published')}:${part('target')}/${part('protocol', 'tcp')}`
}

const secret: Identity = (node) => {
  if (resolve(node)?.kind !== 'map') return textOf(node)?.template
  return (textOf(get(node, 'target')?.value) ?? textOf(get(node, 'source')?.value))?.template
}

/** Of two choices for one mechanism the engine takes the last; labels stand beside each other. */
const mechanism: Identity = (node) => {
  const text = textOf(node)?.template
  const kind = text?.split(/[:=]/, 1)[0]?.toLowerCase()
  return kind === 'label' ? text : kind
}

/** The lists in which a later item takes the place of an earlier one (compose-go, `override.EnforceUnicity`), by their path in a service. */
const IDENTITIES: Readonly<Record<string, Identity>> = {
  annotations: name,
  'build.additional_contexts': name,
  'build.args': name,
  'build.labels': name,
  'build.platforms': whole,
  'build.tags': whole,
  cap_add: whole,
  cap_drop: whole,
  configs: secret,
  'deploy.labels': name,
  devices: target,
  dns: whole,
  dns_opt: whole,
  dns_search: whole,
  env_file: whole,
  environment: name,
  expose: whole,
  labels: name,
  links: whole,
  ports: port,
  profiles: whole,
  secrets: secret,
  security_opt: mechanism,
  sysctls: name,
  tmpfs: whole,
  volumes: target,
}

/**
 * The items of two lists, one after the other. Of several with one identity the last one counts, in the place of the first; the same text
 * again counts as it stands first.
 * @param replaced is told of each item that another one takes the place of
 */
function joined(
  base: readonly YamlItem[],
  over: readonly YamlItem[],
  path: string,
  replaced: (base: YamlItem, over: YamlItem) => void,
): readonly YamlItem[] {
  const identity = IDENTITIES[path] ?? whole
  const items: YamlItem[] = []
  const places = new Map<string, number>()
  for (const item of [...base, ...over]) {
    const id = identity(item.value)
    const at = id === undefined ? undefined : places.get(id)
    const before = at === undefined ? undefined : items[at]
    if (at === undefined || !before) {
      if (id !== undefined) places.set(id, items.length)
      items.push(item)
    } else if (!sameText(before, item)) {
      items[at] = item
      replaced(before, item)
    }
  }
  return items
}

function sameText(a: YamlItem, b: YamlItem): boolean {
  const text = textOf(a.value)?.template
  return text !== undefined && text === textOf(b.value)?.template
}

/** What a merge leaves behind besides its result. */
export interface Merging {
  /** How many settings may still be merged: a bound for hostile files, beyond which the later value stands alone. */
  budget: number
  /** A later setting, or item of a list, takes the place of an earlier one. */
  replaced(before: Span, by: Span): void
}

/** Settings that a later file replaces as a whole (Compose specification, "Merge"), by their path in a service. */
const REPLACED: ReadonlySet<string> = new Set(['command', 'entrypoint', 'healthcheck.test'])

/** Deeper is nothing that Compose knows; aliases of aliases may be. */
const MAX_DEPTH = 16

/**
 * A setting laid over an earlier one of the same key as Compose merges files: mappings key by key, lists one after the other, everything
 * else replaced. `!reset` takes the earlier one away, `!override` replaces it as a whole. (Compose specification, "Merge"; compose-go,
 * package override.)
 * @param path the keys from the service on, with dots between; '' for the service itself
 * @returns undefined when nothing is left
 */
export function layOver(
  base: Entry | undefined,
  over: Entry,
  path: string,
  merging: Merging,
  depth = 0,
): Entry | undefined {
  const tag = over.pair.value?.tag?.name
  const replaces = tag === '!reset' || tag === '!override'
  if (base && replaces) merging.replaced(base.pair.span, over.pair.span)
  if (tag === '!reset') return undefined
  if (base && over.value === undefined && !path.startsWith('environment')) return base
  const value = merged(replaces ? undefined : base?.value, over.value, path, merging, depth)
  if (base && value === over.value && !replaces) merging.replaced(base.pair.span, over.pair.span)
  return value === over.value ? over : { ...over, value }
}

function merged(
  base: YamlNode | undefined,
  over: YamlNode | undefined,
  path: string,
  merging: Merging,
  depth: number,
): YamlNode | undefined {
  if (!over || depth >= MAX_DEPTH || merging.budget <= 0) return over
  if (!base) {
    return over.kind === 'map' && holdsReset(over, merging) ? mergedMap(undefined, over, path, merging, depth) : over
  }
  if (REPLACED.has(path) || (path === 'logging' && otherDriver(base, over))) return over
  const [before, after] = alike(base, over, path) ?? [undefined, over]
  if (before?.kind === 'map' && after.kind === 'map') return mergedMap(before, after, path, merging, depth)
  if (before?.kind !== 'sequence' || after.kind !== 'sequence') return over
  merging.budget -= after.items.length
  return sequenceOf(
    after.span,
    joined(before.items, after.items, path, (item, by) => merging.replaced(item.span, by.span)),
  )
}

function mergedMap(
  base: YamlNode | undefined,
  over: YamlNode,
  path: string,
  merging: Merging,
  depth: number,
): YamlNode {
  const entries = new Map(entriesOf(base).map((entry) => [entry.key, entry]))
  for (const entry of entriesOf(over)) {
    merging.budget--
    const next = layOver(
      entries.get(entry.key),
      entry,
      path === '' ? entry.key : `${path}.${entry.key}`,
      merging,
      depth + 1,
    )
    if (next) entries.set(entry.key, next)
    else entries.delete(entry.key)
  }
  return mapOf(over.span, entries)
}

/** Whether one of its keys, at any depth, is reset although there is nothing to take away. */
function holdsReset(node: YamlNode, merging: Merging, depth = 0): boolean {
  if (node.kind !== 'map' || node.entries || depth >= MAX_DEPTH) return false
  return node.pairs.some(({ value }) => {
    merging.budget--
    return (
      value !== undefined &&
      merging.budget > 0 &&
      (value.tag?.name === '!reset' || holdsReset(value, merging, depth + 1))
    )
  })
}

/** Options belong to a driver: those of another one do not stay. */
function otherDriver(base: YamlNode, over: YamlNode): boolean {
  const [before, after] = [base, over].map((node) => textOf(get(node, 'driver')?.value)?.template)
  return before !== undefined && after !== undefined && before !== after
}
