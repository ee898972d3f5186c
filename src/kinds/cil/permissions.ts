import type { CilNode } from '../../syntax/cil/index.ts'
import type { NameSet, Permission, PermissionSet } from '../selinux/facts.ts'
import { expressionOf, type Expression } from './expression.ts'
import { nameSet, removeWords } from './sets.ts'
import type { Site } from './site.ts'

/** Classes with permissions, as rules name them: `(file (read write))`, or by a name that stands for them. */
export interface Rights {
  readonly classes: NameSet
  readonly permissions: PermissionSet
  readonly expression: Expression
  /** The name that stands for them, where one does. */
  readonly alias: string | undefined
}

/** Reads the last part of a rule. A name whose meaning this file does not give holds nothing. */
export function rightsOf(site: Site, node: CilNode | undefined): Rights {
  if (node?.kind === 'symbol') return aliased(site, node)
  const [ofClass, set] = node?.items ?? []
  const expression = expressionOf(set)
  const members = expression.words.map(
    (word): Permission => ({
      name: word.name,
      span: word.node.span,
      excluded: word.excluded,
      macro: false,
      grants: word.excluded ? [] : [word.name],
      remove: () => removeWords(expression, [word], site.remove, site.without),
    }),
  )
  return {
    classes: nameSet(site, ofClass),
    permissions: permissionSet(site, set, expression, members),
    expression,
    alias: undefined,
  }
}

function aliased(site: Site, node: Extract<CilNode, { kind: 'symbol' }>): Rights {
  const name = site.policy.resolve(node.text, site.statement.scope)
  const meaning = site.statement.scope.parameters.has(node.text) ? undefined : site.policy.permissionsOf(name)
  const classes = new Set(meaning?.map((one) => one.class))
  const grants = [...new Set(meaning?.flatMap((one) => one.permissions))]
  const member: Permission = {
    name: node.text,
    span: node.span,
    excluded: false,
    macro: true,
    grants,
    remove: site.remove,
  }
  const expression = expressionOf(node)
  return {
    classes: { span: node.span, form: 'members', members: [], known: meaning !== undefined, names: classes },
    permissions: {
      ...permissionSet(site, undefined, expression, [member]),
      span: node.span,
      known: meaning !== undefined,
    },
    expression,
    alias: name,
  }
}

function permissionSet(
  site: Site,
  node: CilNode | undefined,
  { form, exact, words }: Expression,
  members: readonly Permission[],
): PermissionSet {
  const { parameters } = site.statement.scope
  const names =
    form === 'complement'
      ? members.map(({ name }) => name)
      : form === 'members' && exact
        ? members.flatMap(({ grants }) => grants)
        : []
  return {
    span: node?.span ?? site.statement.list.span,
    form,
    members,
    names: new Set(names),
    known: exact && words.every(({ name }) => !parameters.has(name)),
    set: (permissions) =>
      node?.kind === 'list' && node.closed && permissions.length > 0
        ? [{ span: node.span, newText: `(${permissions.join(' ')})` }]
        : undefined,
  }
}
