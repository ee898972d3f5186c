import type { Span } from '../../../core/span.ts'
import { entriesOf, type Entry, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import { isNull, textOf } from '../values.ts'
import { alike, isReset, mapOf, sequenceOf } from './forms.ts'
import { isNamed, joined } from './identities.ts'

/** What a merge leaves behind besides its result. */
export interface Merging {
  /** How many settings may still be merged: a bound for hostile files, beyond which the later value stands alone. */
  budget: number
  /** Whether a service is laid over one that it extends in its own file. */
  written?: boolean
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
  if (base && !replaces && isNothing(over.value) && !replacesByNothing(path)) return base
  const earlier = replaces || isNothing(base?.value) ? undefined : base?.value
  const value = merged(earlier, over.value, path, merging, depth)
  if (base && value === over.value && !replaces) merging.replaced(base.pair.span, over.pair.span)
  return value === over.value ? over : { ...over, value }
}

function isNothing(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && isNull(node))
}

/** Whether a setting without a value takes the place of an earlier one: a command does, and so does a name in a list of them. */
function replacesByNothing(path: string): boolean {
  return REPLACED.has(path) || isNamed(path) || /^ulimits\.[^.]+$/.test(path)
}

function merged(
  base: YamlNode | undefined,
  over: YamlNode | undefined,
  path: string,
  merging: Merging,
  depth: number,
): YamlNode | undefined {
  if (!over || depth >= MAX_DEPTH || merging.budget <= 0) return over
  if (!base) return holdsReset(over, merging) ? withoutResets(over, path, merging, depth) : over
  if (REPLACED.has(path) || (path === 'logging' && otherDriver(base, over))) return over
  const [before, after] = alike(base, over, path) ?? [undefined, over]
  if (before?.kind === 'map' && after.kind === 'map') return mergedMap(before, after, path, merging, depth)
  if (before?.kind !== 'sequence' || after.kind !== 'sequence') return over
  merging.budget -= after.items.length
  return sequenceOf(after.span, joined(before.items, after.items, path, merging.written === true, merging.replaced))
}

function withoutResets(node: YamlNode, path: string, merging: Merging, depth: number): YamlNode {
  return node.kind === 'sequence'
    ? sequenceOf(node.span, joined([], node.items, path, true, merging.replaced))
    : mergedMap(undefined, node, path, merging, depth)
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

/** Whether one of its items or, at any depth, of its keys is reset although there is nothing to take away. */
function holdsReset(node: YamlNode, merging: Merging, depth = 0): boolean {
  if (node.kind === 'sequence') return node.items.some(isReset)
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
