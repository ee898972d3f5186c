import { onceASource, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { readPolicy } from '../../../syntax/selinux/index.ts'
import type { SymbolKind } from './facts.ts'

/** Where the workspace brings a name into being. */
export interface Definition {
  readonly what: SymbolKind | 'interface' | 'template' | 'macro'
  readonly name: string
  readonly source: Source
  /** The name. */
  readonly span: Span
  /** All of the statement or block. */
  readonly whole: Span
}

/** The names of a workspace's policy. */
export interface PolicyIndex {
  /** All definitions of a name, in the order of their files. */
  of(name: string): readonly Definition[]
  /** What calls can name: interfaces, templates, macros. */
  callable(name: string): Definition | undefined
  declared(what: SymbolKind, name: string): Definition | undefined
  /** All names, each once. */
  readonly names: readonly string[]
}

/** Only these bring names into being. */
const KINDS = ['selinux-te', 'selinux-if'] as const

const CALLABLE: ReadonlySet<string> = new Set(['interface', 'template', 'macro'])

/** The names of the workspace around a file; what several files, or several questions about one, need is gathered once. */
export function policyIndex(neighbours: Neighbours): PolicyIndex {
  const lists = KINDS.map((kind) => neighbours.ofKind(kind))
  const before = byAsker.get(neighbours)
  if (before && sameFiles(before.lists, lists)) return before.index
  const [modules = [], interfaces = []] = lists
  const shared = byLists.get(modules)?.get(interfaces)
  const index = shared ?? indexOf([...modules, ...interfaces])
  if (!shared) {
    byLists.set(modules, (byLists.get(modules) ?? new WeakMap<readonly Source[], PolicyIndex>()).set(interfaces, index))
  }
  byAsker.set(neighbours, { lists, index })
  return index
}

type Lists = readonly (readonly Source[])[]

/** The workspace gives the same lists for as long as its files stay the same... */
const byLists = new WeakMap<readonly Source[], WeakMap<readonly Source[], PolicyIndex>>()
/** ...but new ones at each question where an editor's text stands for the asking file. */
const byAsker = new WeakMap<Neighbours, { readonly lists: Lists; readonly index: PolicyIndex }>()

function sameFiles(some: Lists, others: Lists): boolean {
  return some.every((list, index) => {
    const other = others[index]
    return list === other || (list.length === other?.length && list.every((source, at) => source === other[at]))
  })
}

function indexOf(sources: readonly Source[]): PolicyIndex {
  const table = new Map<string, Definition[]>()
  for (const source of sources) {
    for (const one of definitionsIn(source)) {
      const list = table.get(one.name)
      if (list) list.push(one)
      else table.set(one.name, [one])
    }
  }
  const of = (name: string): readonly Definition[] => table.get(name) ?? []
  return {
    of,
    names: [...table.keys()],
    callable: (name) => of(name).find(({ what }) => CALLABLE.has(what)),
    declared: (what, name) => of(name).find((one) => one.what === what),
  }
}

/** What one file brings into being. */
export const definitionsIn = onceASource((source): readonly Definition[] =>
  readPolicy(source.text).nodes.flatMap((node): readonly Definition[] => {
    const at = (
      what: Definition['what'],
      { text, span }: { readonly text: string; readonly span: Span },
    ): Definition => ({ what, name: text, source, span, whole: node.span })
    switch (node.type) {
      case 'declaration':
        // What a template declares has its caller's name in it.
        return node.name.text.includes('$')
          ? []
          : [at(node.keyword.text as SymbolKind, node.name), ...node.aliases.map((alias) => at('type', alias))]
      case 'alias':
        return node.aliases.map((alias) => at('type', alias))
      case 'boolean':
        return [at('bool', node.name)]
      case 'block': {
        const what = node.form === 'define' ? 'macro' : node.form
        return node.name && (what === 'interface' || what === 'template' || what === 'macro')
          ? [at(what, node.name)]
          : []
      }
      default:
        return []
    }
  }),
)
