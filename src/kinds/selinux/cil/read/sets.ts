import { takingFrom, type Edits } from '../../../../core/edit.ts'
import type { CilNode } from '../../../../syntax/cil/index.ts'
import type { Member, NameSet, Permission, PermissionSet } from '../../shared/facts.ts'
import { type Expression, expressionOf, type Word } from './expression.ts'
import type { Site } from './site.ts'

/** Types, attributes or roles as a place of a statement names them; an empty set where the place is empty. */
export function nameSet({ statement, policy, remove, without }: Site, node: CilNode | undefined): NameSet {
  const expression = expressionOf(node)
  const { form, words, exact } = expression
  const parameters = statement.scope.parameters
  const members = words.map(
    (word): Member => ({
      name: policy.resolve(word.node.text, statement.scope),
      span: word.node.span,
      excluded: word.excluded,
      remove: () => removeWords(expression, [word], remove, without),
    }),
  )
  const held = members.filter(({ excluded }) => !excluded).map(({ name }) => name)
  return {
    span: node?.span ?? statement.list.span,
    form,
    members,
    known: exact && words.every(({ name }) => !parameters.has(name)),
    names:
      !exact || form !== 'members'
        ? new Set()
        : held.length === 1 && held[0] !== undefined
          ? policy.spread(held[0])
          : new Set(held.flatMap((name) => [...policy.spread(name)])),
  }
}

/** Takes words out of a plain list; the whole statement where nothing would be left. */
export function removeWords(
  { words, plain }: Expression,
  gone: readonly Word[],
  remove: () => Edits,
  without: Site['without'],
): Edits {
  if (!plain) return undefined
  if (gone.length === words.length) return remove()
  const edits = without(gone.map(({ node }) => node))
  return edits && takingFrom({ at: words[0]?.node.span.start ?? 0, size: words.length }, edits)
}

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
