import type { BlockNode, BooleanNode, PolicyTree, RequirementNode, Scope } from '../../../../syntax/selinux/index.ts'
import type { SymbolKind } from '../../shared/facts.ts'

/** The names of one text, gathered before its facts are made. */
export interface Symbols {
  /** The module's name. */
  readonly module: string | undefined
  /** The types given to each attribute here. */
  readonly members: ReadonlyMap<string, readonly string[]>
  /** Bodies that hold a statement. */
  readonly filled: ReadonlySet<Scope>
  /** A boolean's value by default. */
  valueOf(boolean: string): boolean | undefined
  declares(what: SymbolKind, name: string): boolean
  requires(what: SymbolKind, name: string): boolean
  requirementsIn(block: BlockNode): readonly RequirementNode[]
}

/** Gathers the names of a text. Linear in the number of statements. */
export function symbolsOf({ nodes }: PolicyTree): Symbols {
  let module: string | undefined
  const members = new Map<string, string[]>()
  const filled = new Set<Scope>()
  const values = new Map<string, boolean>()
  const declared = new Set<string>()
  const required = new Set<string>()
  const requirements = new Map<Scope, RequirementNode[]>()
  const join = (member: string, attributes: readonly { readonly text: string }[]): void => {
    for (const { text } of attributes) {
      const list = members.get(text)
      if (list) list.push(member)
      else members.set(text, [member])
    }
  }
  for (const node of nodes) {
    if (node.scope) filled.add(node.scope)
    if (node.type === 'header') module ??= node.name.text
    else if (node.type === 'declaration') {
      declared.add(`${node.keyword.text} ${node.name.text}`)
      for (const alias of node.aliases) declared.add(`type ${alias.text}`)
      join(node.name.text, node.attributes)
    } else if (node.type === 'alias') for (const alias of node.aliases) declared.add(`type ${alias.text}`)
    else if (node.type === 'boolean') {
      declared.add(`bool ${node.name.text}`)
      const value = valueOf(node)
      if (value !== undefined) values.set(node.name.text, value)
    } else if (node.type === 'membership') for (const member of node.members.items) join(member.text, node.attributes)
    else if (node.type === 'requirement') {
      required.add(`${node.keyword.text === 'tunable' ? 'bool' : node.keyword.text} ${node.name.text}`)
      const list = node.scope && requirements.get(node.scope)
      if (list) list.push(node)
      else if (node.scope) requirements.set(node.scope, [node])
    }
  }
  return {
    module,
    members,
    filled,
    valueOf: (boolean) => values.get(boolean),
    declares: (what, name) => declared.has(`${what} ${name}`),
    requires: (what, name) => required.has(`${what} ${name}`),
    requirementsIn: ({ bodies }) => bodies.flatMap((body) => requirements.get(body) ?? []),
  }
}

/** The value a declaration of a boolean gives it; undefined where it is no plain word. */
export function valueOf({ value }: BooleanNode): boolean | undefined {
  return value && /^(?:true|false)$/.test(value.text) ? value.text === 'true' : undefined
}
