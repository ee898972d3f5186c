import { headOf, wordOf, type CilList, type CilNode, type CilTree } from '../../../../syntax/cil/index.ts'
import type { Enclosure } from '../../shared/facts.ts'

/** A statement with what stands around it. */
export interface CilStatement {
  readonly list: CilList
  /** Its keyword: `allow`. */
  readonly head: string
  /** What follows the keyword. */
  readonly args: readonly CilNode[]
  /** Outermost first. */
  readonly within: readonly Enclosure[]
  /** The list that holds it; undefined at the top. */
  readonly holder: Holder | undefined
  readonly scope: Scope
}

/** A list of statements inside of a statement. */
export interface Holder {
  readonly list: CilList
  readonly form: Enclosure['form'] | 'branches'
  /** How many statements it holds. */
  readonly size: number
  readonly holder: Holder | undefined
}

/** Where names are looked up: a block, the file, or a macro with its parameters. */
export interface Scope {
  /** `outer.inner`; '' at the top. */
  readonly path: string
  readonly parameters: ReadonlySet<string>
}

/** Policy nests a few levels; what lies deeper is not looked into. */
const DEPTH_LIMIT = 64
const NO_PARAMETERS: ReadonlySet<string> = new Set()
const TOP: Scope = { path: '', parameters: NO_PARAMETERS }

/** All statements of a file in the order of the text, those inside of blocks, conditions and macros among them. */
export function statementsOf({ statements }: CilTree): readonly CilStatement[] {
  const found: CilStatement[] = []
  const visit = (
    lists: readonly CilNode[],
    within: readonly Enclosure[],
    holder: Holder | undefined,
    scope: Scope,
  ): void => {
    for (const list of lists) {
      if (list.kind !== 'list') continue
      const head = headOf(list)
      if (head === undefined) continue
      const statement = { list, head, args: list.items.slice(1), within, holder, scope }
      found.push(statement)
      if (within.length < DEPTH_LIMIT) enter(statement)
    }
  }
  const enter = ({ list, head, args, within, holder, scope }: CilStatement): void => {
    if (head === 'booleanif' || head === 'tunableif') {
      branches(list, args, { within, holder, scope, form: head === 'booleanif' ? 'boolean' : 'tunable' })
      return
    }
    const container = CONTAINERS[head]
    if (!container) return
    const named = head === 'in' && ['before', 'after'].includes(wordOf(args[0]) ?? '') ? 1 : 0
    const name = wordOf(args[named])
    const body = args.slice(named + container.skipped)
    const own = { list, form: container.form, size: body.length, holder }
    visit(
      body,
      [...within, { form: container.form, name, otherwise: false, span: list.span }],
      own,
      inner(scope, head, name, args[1]),
    )
  }
  const branches = (
    list: CilList,
    args: readonly CilNode[],
    {
      within,
      holder,
      scope,
      form,
    }: Pick<CilStatement, 'within' | 'holder' | 'scope'> & { form: 'boolean' | 'tunable' },
  ): void => {
    const own = { list, form: 'branches' as const, size: args.length - 1, holder }
    for (const branch of args.slice(1)) {
      if (branch.kind !== 'list') continue
      const body = branch.items.slice(1)
      const enclosure = { form, name: wordOf(args[0]), otherwise: headOf(branch) === 'false', span: branch.span }
      visit(body, [...within, enclosure], { list: branch, form, size: body.length, holder: own }, scope)
    }
  }
  visit(statements, [], undefined, TOP)
  return found
}

const CONTAINERS: Readonly<
  Record<string, { readonly form: 'block' | 'in' | 'optional' | 'macro'; readonly skipped: number } | undefined>
> = {
  block: { form: 'block', skipped: 1 },
  in: { form: 'in', skipped: 1 },
  optional: { form: 'optional', skipped: 1 },
  macro: { form: 'macro', skipped: 2 },
}

function inner(scope: Scope, head: string, name: string | undefined, parameters: CilNode | undefined): Scope {
  if (head === 'optional' || name === undefined) return scope
  if (head === 'macro') return { ...scope, parameters: new Set(parametersOf(parameters)) }
  const path = name.startsWith('.') ? name.slice(1) : scope.path === '' ? name : `${scope.path}.${name}`
  return { path, parameters: NO_PARAMETERS }
}

/** `((type a) (classpermission b))`. */
function parametersOf(node: CilNode | undefined): readonly string[] {
  return node?.kind !== 'list'
    ? []
    : node.items.flatMap((one) => (one.kind === 'list' ? (wordOf(one.items[1]) ?? []) : []))
}
