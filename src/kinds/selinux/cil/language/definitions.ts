import { type Neighbours, onceASource } from '../../../../core/neighbours.ts'
import type { Span } from '../../../../core/span.ts'
import { type CilList, type CilSymbol, headOf, readCil, wordOf } from '../../../../syntax/cil/index.ts'
import type { Source } from '../../../../core/source.ts'
import { policyIndex } from '../../shared/policy-index.ts'
import { declaredBy } from '../read/names.ts'
import { statementsOf } from '../read/statements.ts'

/** The tree of a text, made once. */
export const treeOf = onceASource((source) => readCil(source.text))

/** A place in a text and what stands around it. */
export interface Spot {
  /** The lists around it, outermost first. */
  readonly lists: readonly CilList[]
  /** The word there; undefined between words. */
  readonly word: CilSymbol | undefined
  /** Which item of the innermost list it is, or would be. */
  readonly index: number
}

/** What stands at an offset; undefined in a comment. */
export function spotAt({ statements, comments }: ReturnType<typeof readCil>, offset: number): Spot | undefined {
  if (comments.some(({ span }) => span.start < offset && offset <= span.end)) return undefined
  const lists: CilList[] = []
  let around = statements.find((list) => holds(list, offset))
  while (around) {
    lists.push(around)
    const { items }: CilList = around
    const inner = items.find((item) => (item.kind === 'list' ? holds(item, offset) : touches(item.span, offset)))
    if (inner?.kind === 'list') around = inner
    else {
      const index = inner ? items.indexOf(inner) : items.filter(({ span }) => span.end <= offset).length
      return { lists, word: inner, index }
    }
  }
  return { lists, word: undefined, index: 0 }
}

/** What a word in a rule is: `(allow source target (class (permissions)))`. */
export function roleOf({
  lists,
  index,
}: Spot): { readonly what: 'keyword' | 'class' | 'name' } | { readonly what: 'permission'; readonly class: string } {
  const depth = lists.findLastIndex((list) => RULES.has(headOf(list) ?? ''))
  const [rule, rights] = [lists[depth], lists[depth + 1]]
  if (rule && rights && rights === rule.items.at(-1)) {
    const name = wordOf(rights.items[0])
    if (lists.length > depth + 2 && name !== undefined) return { what: 'permission', class: name }
    if (index === 0) return { what: 'class' }
  }
  return { what: index === 0 && lists.length > 0 ? 'keyword' : 'name' }
}

const RULES: ReadonlySet<string> = new Set([
  'allow',
  'auditallow',
  'dontaudit',
  'neverallow',
  'deny',
  'classpermissionset',
  'classmapping',
])

function holds({ span, closed }: CilList, offset: number): boolean {
  return span.start < offset && (offset < span.end || (!closed && offset === span.end))
}

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

/** Where a name is brought into being. */
export interface Definition {
  /** The statement's keyword: `type`, `block`, `macro`. */
  readonly what: string
  /** With its block: `app.process`. */
  readonly name: string
  readonly source: Source
  readonly span: Span
}

const NAMING: ReadonlySet<string> = new Set([
  'block',
  'macro',
  'classpermission',
  'context',
  'categoryset',
  'level',
  'levelrange',
])

/** What a CIL file brings into being. */
export const definitionsIn = onceASource((source): readonly Definition[] =>
  statementsOf(treeOf(source)).flatMap(({ head, args, scope }) => {
    const name = wordOf(args[0])
    if (name === undefined || !args[0] || !(declaredBy(head) !== undefined || NAMING.has(head))) return []
    return [{ what: head, name: scope.path === '' ? name : `${scope.path}.${name}`, source, span: args[0].span }]
  }),
)

/** What a name can mean: by itself or in a block, in this file first, then in the workspace's CIL and modules. */
export function definitionsOf(name: string, source: Source, neighbours: Neighbours): readonly Definition[] {
  const wanted = name.replace(/^\./, '')
  const fits = (one: Definition): boolean => one.name === wanted || one.name.endsWith(`.${wanted}`)
  const own = definitionsIn(source).filter(fits)
  if (own.length > 0) return own
  const others = neighbours.ofKind('cil').flatMap((other) => definitionsIn(other).filter(fits))
  return others.length > 0 ? others : policyIndex(neighbours).of(wanted)
}
