import { headOf, wordOf, type CilList, type CilNode, type CilTree } from '../../../../syntax/cil/index.ts'
import { combine, opposite } from '../../shared/conditions.ts'
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
  const values = new Map<string, boolean>()
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
      if (head === 'boolean' || head === 'tunable') note(statement, values)
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
      const otherwise = headOf(branch) === 'false'
      const enclosure: Enclosure = {
        form,
        name: wordOf(args[0]),
        otherwise,
        // A boolean may be declared further down.
        get taken() {
          const truth = truthOf(args[0], (name) => valueIn(values, name, scope))
          return otherwise ? opposite(truth) : truth
        },
        span: branch.span,
      }
      visit(body, [...within, enclosure], { list: branch, form, size: body.length, holder: own }, scope)
    }
  }
  visit(statements, [], undefined, TOP)
  return found
}

/** Remembers the value a declaration gives a boolean. */
function note({ args, scope }: CilStatement, values: Map<string, boolean>): void {
  const [name, value] = args.map(wordOf)
  if (name === undefined || (value !== 'true' && value !== 'false')) return
  values.set(scope.path === '' ? name : `${scope.path}.${name}`, value === 'true')
}

/** A boolean's value as a name means it in a block: the block's own, then those of the blocks around it. */
function valueIn(values: ReadonlyMap<string, boolean>, name: string, { path }: Scope): boolean | undefined {
  if (name.startsWith('.')) return values.get(name.slice(1))
  for (let block = path; block !== ''; block = block.slice(0, Math.max(0, block.lastIndexOf('.')))) {
    const own = values.get(`${block}.${name}`)
    if (own !== undefined) return own
  }
  return values.get(name)
}

/** What `(and a (not b))` is by default. */
function truthOf(
  node: CilNode | undefined,
  valueOf: (name: string) => boolean | undefined,
  depth = 0,
): boolean | undefined {
  if (node?.kind === 'symbol') return valueOf(node.text)
  if (!node || depth > DEPTH_LIMIT) return undefined
  const [first, one, other] = node.items
  const operator = wordOf(first)
  if (node.items.length === 1) return truthOf(first, valueOf, depth + 1)
  const truth = truthOf(one, valueOf, depth + 1)
  if (operator === 'not') return opposite(truth)
  return operator !== undefined && /^(?:and|or|xor|n?eq)$/.test(operator)
    ? combine(operator, truth, truthOf(other, valueOf, depth + 1))
    : undefined
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
