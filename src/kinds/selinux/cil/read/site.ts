import type { Edits } from '../../../../core/edit.ts'
import { removeNodes, type CilNode } from '../../../../syntax/cil/index.ts'
import type { Name, Statement } from '../../shared/facts.ts'
import type { CilPolicy } from './names.ts'
import type { CilStatement, Holder } from './statements.ts'

/** A statement with what its facts need: the file's names, and edits. */
export interface Site {
  readonly statement: CilStatement
  readonly policy: CilPolicy
  readonly base: Statement
  /** Removes the statement. */
  remove(): Edits
  /** Removes nodes inside of the statement. */
  without(nodes: readonly CilNode[]): Edits
}

/** @param statement of the file that `policy` was gathered from */
export function siteOf(statement: CilStatement, policy: CilPolicy): Site {
  const { list, within, scope } = statement
  const remove = (): Edits => (list.closed ? removeNodes(policy, [emptied(list, statement.holder)]) : undefined)
  return {
    statement,
    policy,
    remove,
    base: { span: list.span, subject: scope.path === '' ? 'policy' : `block ${scope.path}`, within, remove },
    without: (nodes) => removeNodes(policy, nodes),
  }
}

/** The outermost list that would hold nothing without the statement: secilc refuses an empty `in` and an empty branch; the others are dead. */
function emptied(list: CilStatement['list'], holder: Holder | undefined): CilStatement['list'] {
  if (holder?.size !== 1 || holder.form === 'block' || holder.form === 'macro') return list
  return emptied(holder.list, holder.holder)
}

/** A node as a name; undefined when it is a list or missing. */
export function nameOf({ statement, policy }: Site, node: CilNode | undefined): Name | undefined {
  return node?.kind === 'symbol' ? { name: policy.resolve(node.text, statement.scope), span: node.span } : undefined
}
