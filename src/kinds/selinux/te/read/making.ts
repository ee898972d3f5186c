import type { Node, Scope, Word } from '../../../../syntax/selinux/index.ts'
import type { Sink } from '../../../shared/sink.ts'
import { opposite, truthOf } from '../../shared/conditions.ts'
import type { Enclosure, Name, Statement } from '../../shared/facts.ts'
import type { PolicyEditor } from '../edit.ts'
import type { SetMaker } from './sets.ts'
import type { Symbols } from './symbols.ts'

/** What the facts of one text are made with. */
export interface Making {
  readonly text: string
  readonly editor: PolicyEditor
  readonly sets: SetMaker
  /** For rules that a macro's call makes: nothing in them can be edited. */
  readonly fixedSets: SetMaker
  readonly symbols: Symbols
  readonly emit: Sink
  /** What every statement has; its subject, outside of interfaces and templates, is the name given. */
  statement(node: Node, subject?: string): Statement
}

/** A word as facts have it. */
export function nameOf({ text, span }: Word): Name {
  return { name: text, span }
}

/**
 * What stands around a statement, outermost first; remembered, as many statements stand in one block.
 * @param valueOf a boolean's value by default
 */
export function enclosures(valueOf: Symbols['valueOf']): (scope: Scope | undefined) => readonly Enclosure[] {
  const known = new Map<Scope, readonly Enclosure[]>()
  const of = (scope: Scope | undefined): readonly Enclosure[] => {
    if (!scope) return []
    const before = known.get(scope)
    if (before) return before
    const { form, name, otherwise, span, parent } = scope
    const condition = form === 'tunable' || form === 'boolean' ? name : undefined
    const truth = condition && truthOf(condition.text, valueOf)
    const taken = otherwise ? opposite(truth) : truth
    const all = [...of(parent), { form, name: name?.text, otherwise, taken, span }]
    known.set(scope, all)
    return all
  }
  return of
}

/** The interface, template or macro around a statement; undefined outside. */
export function definitionAround(node: Node): Scope | undefined {
  for (let scope = node.scope; scope; scope = scope.parent) {
    if (scope.form === 'interface' || scope.form === 'template' || scope.form === 'define') return scope
  }
  return undefined
}
