import type { Node, Scope } from '../../../syntax/selinux/index.ts'
import type { Enclosure } from '../facts.ts'

/** What stands around a statement, outermost first; remembered, as many statements stand in one block. */
export function enclosures(): (scope: Scope | undefined) => readonly Enclosure[] {
  const known = new Map<Scope, readonly Enclosure[]>()
  const of = (scope: Scope | undefined): readonly Enclosure[] => {
    if (!scope) return []
    const before = known.get(scope)
    if (before) return before
    const { form, name, otherwise, span, parent } = scope
    const all = [...of(parent), { form, name: name?.text, otherwise, span }]
    known.set(scope, all)
    return all
  }
  return of
}

/** The interface, template or macro a statement stands in; undefined outside. */
export function definitionAround(node: Node): Scope | undefined {
  for (let scope = node.scope; scope; scope = scope.parent) {
    if (scope.form === 'interface' || scope.form === 'template' || scope.form === 'define') return scope
  }
  return undefined
}
