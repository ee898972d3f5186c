import { onceASource, type Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { wordOf } from '../../../syntax/cil/index.ts'
import { policyIndex } from '../../selinux/workspace.ts'
import { declaredBy } from '../policy.ts'
import { statementsOf } from '../statements.ts'
import { treeOf } from './spot.ts'

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
