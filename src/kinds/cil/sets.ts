import type { Edits } from '../../core/edit.ts'
import type { CilNode } from '../../syntax/cil/index.ts'
import type { Member, NameSet } from '../selinux/facts.ts'
import { expressionOf, type Expression, type Word } from './expression.ts'
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
  return gone.length === words.length ? remove() : without(gone.map(({ node }) => node))
}
