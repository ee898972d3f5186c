import type { OutlineItem } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'
import { headOf, wordOf, type CilNode } from '../../../syntax/cil/index.ts'
import { treeOf } from './spot.ts'

const KINDS: Readonly<Record<string, OutlineItem['kind'] | undefined>> = {
  block: 'module',
  in: 'module',
  optional: 'module',
  macro: 'function',
  type: 'class',
  typeattribute: 'class',
  role: 'object',
  user: 'object',
  boolean: 'variable',
  tunable: 'variable',
  class: 'class',
  classmap: 'class',
  classpermission: 'property',
  filecon: 'property',
  typepermissive: 'event',
}
const HOLDING: ReadonlySet<string> = new Set(['block', 'in', 'optional', 'macro'])
/** Policy nests a few levels; an outline shows no more. */
const DEPTH_LIMIT = 16

/** Blocks with what they declare, in order. */
export function outline(source: Source): readonly OutlineItem[] {
  const items = (nodes: readonly CilNode[], depth: number): readonly OutlineItem[] =>
    nodes.flatMap((node): readonly OutlineItem[] => {
      if (node.kind !== 'list') return []
      const head = headOf(node) ?? ''
      const kind = Object.hasOwn(KINDS, head) ? KINDS[head] : undefined
      const named = node.items
        .slice(1)
        .find((item) => item.kind === 'symbol' && !(head === 'in' && /^(?:before|after)$/.test(item.text)))
      const name = wordOf(named)
      if (kind === undefined || !named || name === undefined) return []
      const children = HOLDING.has(head) && depth < DEPTH_LIMIT ? items(node.items.slice(2), depth + 1) : []
      return [{ name, detail: head, kind, span: node.span, nameSpan: named.span, children }]
    })
  return items(treeOf(source).statements, 0)
}
