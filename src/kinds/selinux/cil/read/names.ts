import { wordOf, type CilText } from '../../../../syntax/cil/index.ts'
import type { SymbolKind } from '../../shared/facts.ts'
import { expressionOf } from './expression.ts'
import type { CilStatement, Scope } from './statements.ts'

/** What a file says about its names as a whole: CIL lets a name be used before it is declared. */
export interface CilPolicy extends CilText {
  /** A name as other files would write it, where this file tells which it is; else as written. */
  resolve(name: string, scope: Scope): string
  declares(what: SymbolKind, name: string): boolean
  /** Whether a name belongs to a block of this file, which may have it from a template. */
  isOfBlock(name: string): boolean
  requires(what: SymbolKind, name: string): boolean
  /** A name with the types it gets as an attribute in this file. One set a name, as many rules may name it. */
  spread(name: string): ReadonlySet<string>
  /** What `classpermissionset` gives to a name in this file; undefined when it does not. */
  permissionsOf(name: string): readonly ClassPermission[] | undefined
}

/** A class with some of its permissions. */
export interface ClassPermission {
  readonly class: string
  readonly permissions: readonly string[]
}

const DECLARING: Readonly<Record<string, SymbolKind | undefined>> = {
  type: 'type',
  typealias: 'type',
  typeattribute: 'attribute',
  role: 'role',
  roleattribute: 'attribute_role',
  user: 'user',
  boolean: 'bool',
  tunable: 'bool',
  class: 'class',
  common: 'class',
  classmap: 'class',
  sensitivity: 'sensitivity',
  category: 'category',
}

/** What a block of udica's has: its own, from the template it inherits (udica, base_container.cil). */
const TEMPLATE_TYPES: ReadonlySet<string> = new Set(['process', 'socket'])

/** The kind of name a statement declares; undefined for others. */
export function declaredBy(head: string): SymbolKind | undefined {
  return Object.hasOwn(DECLARING, head) ? DECLARING[head] : undefined
}

/** Gathers what the statements of a file say about names. */
export function policyOf(text: CilText, statements: readonly CilStatement[]): CilPolicy {
  const declared = new Map<string, Set<SymbolKind>>()
  const required = new Set<string>()
  const members = new Map<string, string[]>()
  const spread = new Map<string, ReadonlySet<string>>()
  const permissions = new Map<string, ClassPermission[]>()
  const absolute = (name: string, { path }: Scope): string =>
    name.startsWith('.') ? name.slice(1) : path === '' ? name : `${path}.${name}`
  const blocks = new Set<string>()
  for (const { head, args, scope } of statements) {
    const block = head === 'block' ? wordOf(args[0]) : undefined
    if (block !== undefined) blocks.add(absolute(block, scope))
    const what = declaredBy(head)
    const name = wordOf(args[0])
    if (what === undefined || name === undefined || scope.parameters.size > 0) continue
    const full = absolute(name, scope)
    const kinds = declared.get(full)
    if (kinds) kinds.add(what)
    else declared.set(full, new Set([what]))
  }
  const resolve = (name: string, scope: Scope): string => {
    if (name.startsWith('.')) return name.slice(1)
    if (scope.parameters.has(name)) return name
    for (let path = scope.path; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
      if (declared.has(`${path}.${name}`)) return `${path}.${name}`
    }
    return scope.path !== '' && TEMPLATE_TYPES.has(name) && !declared.has(name) ? `${scope.path}.${name}` : name
  }
  for (const { head, args, scope } of statements) {
    const name = wordOf(args[0])
    if (name === undefined || scope.parameters.has(name)) continue
    if ((head === 'typeattributeset' || head === 'roleattributeset') && args[1]) {
      const full = resolve(name, scope)
      const added = expressionOf(args[1])
        .words.filter(({ excluded }) => !excluded)
        .map((word) => resolve(word.name, scope))
      if (name === 'cil_gen_require') added.forEach((one) => required.add(one))
      else push(members, full, added)
    } else if (head === 'classpermissionset' && args[1]?.kind === 'list') {
      const [of, words] = args[1].items
      if (of?.kind !== 'symbol') continue
      const { words: names } = expressionOf(words)
      push(permissions, resolve(name, scope), [
        { class: of.text, permissions: names.filter(({ excluded }) => !excluded).map((word) => word.name) },
      ])
    }
  }
  return {
    ...text,
    resolve,
    isOfBlock: (name) => blocks.has(name.slice(0, Math.max(0, name.lastIndexOf('.')))),
    declares: (what, name) => declared.get(name)?.has(what) ?? false,
    requires: (_, name) => required.has(name),
    spread: (name) => {
      const known = spread.get(name)
      if (known) return known
      const names = new Set([name, ...(members.get(name) ?? [])])
      spread.set(name, names)
      return names
    },
    permissionsOf: (name) => permissions.get(name),
  }
}

function push<T>(map: Map<string, T[]>, key: string, values: readonly T[]): void {
  const list = map.get(key)
  if (list) values.forEach((value) => list.push(value))
  else map.set(key, [...values])
}
