import type { OutlineItem } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'
import { definitionsIn, type Definition } from '../workspace.ts'

const KINDS: Readonly<Record<Definition['what'], OutlineItem['kind']>> = {
  interface: 'function',
  template: 'function',
  macro: 'function',
  type: 'class',
  attribute: 'property',
  role: 'object',
  attribute_role: 'property',
  user: 'object',
  bool: 'variable',
  class: 'constant',
  sensitivity: 'constant',
  category: 'constant',
}

/** The file's interfaces, templates, types, attributes, roles and booleans, in order; what a template declares lies in it. */
export function outline(source: Source): readonly OutlineItem[] {
  const roots: Draft[] = []
  const open: Draft[] = []
  for (const one of definitionsIn(source)) {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) <= one.whole.start) open.pop()
    const item: Draft = {
      name: one.name,
      detail: one.what.replace('_', ' '),
      kind: KINDS[one.what],
      span: one.whole,
      nameSpan: one.span,
      children: [],
    }
    const parent = open.at(-1)
    const siblings = parent ? parent.children : roots
    siblings.push(item)
    if (KINDS[one.what] === 'function' && open.length < DEEPEST) open.push(item)
  }
  return roots
}

/** Definitions in definitions deeper than this are shown beside each other. */
const DEEPEST = 20

type Draft = Omit<OutlineItem, 'children'> & { readonly children: Draft[] }
