import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'
import type { Span } from '../../../core/span.ts'

/** What a name of policy can be. */
export type SymbolKind =
  | 'type'
  | 'attribute'
  | 'role'
  | 'attribute_role'
  | 'user'
  | 'bool'
  | 'class'
  | 'sensitivity'
  | 'category'

/** What stands around a statement. */
export interface Enclosure {
  /** `boolean` is `if (b) { }` and CIL `booleanif`; `tunable` is `tunable_policy` and `tunableif`; `block`, `in` and `macro` are CIL's. */
  readonly form:
    | 'optional'
    | 'tunable'
    | 'boolean'
    | 'ifdef'
    | 'ifndef'
    | 'ifelse'
    | 'define'
    | 'require'
    | 'interface'
    | 'template'
    | 'block'
    | 'in'
    | 'macro'
    | 'other'
  /** The condition, or the name of the interface, template, block or macro. */
  readonly name: string | undefined
  /** In the branch where the condition does not hold. */
  readonly otherwise: boolean
  readonly span: Span
}

/** A statement of policy, in .te, .if and CIL alike. Its span is all of it, with its semicolon. */
export interface Statement extends FactBase {
  /** Outermost first. */
  readonly within: readonly Enclosure[]
  /**
   * Removes the statement with its line, and the blocks around it that would then be empty. Undefined inside a macro call, and where a
   * comment would be lost.
   */
  remove(): Edits
}
