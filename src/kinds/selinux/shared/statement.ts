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
  /** Whether this branch of a condition is the one taken by default; undefined where the file does not give its booleans' values. */
  readonly taken?: boolean | undefined
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

/** A name with its place in the policy. */
export interface Name {
  readonly name: string
  readonly span: Span
}

/** One word of a set. */
export interface Member extends Name {
  /** Taken out of the set: after a minus, or under a CIL `not`. */
  readonly excluded: boolean
  /** Takes the word out of its set, or the whole statement where nothing would be left; undefined where that is no exact edit. */
  remove(): Edits
}

/** `all`: `*`, CIL `(all)`. `complement`: `~x`, `~{ x y }`, CIL `(not (x y))`: all but the members. */
export type SetForm = 'members' | 'all' | 'complement'

/** Types, attributes, roles or classes, as one place of a statement names them. */
export interface NameSet {
  readonly span: Span
  readonly form: SetForm
  readonly members: readonly Member[]
  /** Whether every member is a plain name: none is a parameter (`$1_t`) or what a macro makes. */
  readonly known: boolean
  /**
   * The names it certainly holds: its members without the excluded ones, class sets (`file_class_set`) spread out, and the types which
   * this file gives to an attribute, next to that attribute. `self` stays `self`.
   */
  readonly names: ReadonlySet<string>
}

/** One word of a permission set. */
export interface Permission extends Member {
  /** A permission set of the reference policy: `rw_file_perms`. */
  readonly macro: boolean
  /** What it stands for: itself, or what the macro holds; nothing for a macro that is not known. */
  readonly grants: readonly string[]
}

/** Permissions as one statement names them. */
export interface PermissionSet {
  readonly span: Span
  readonly form: SetForm
  readonly members: readonly Permission[]
  /** Whether every member is known: a plain permission or a known macro, no parameter. */
  readonly known: boolean
  /** All it grants by name, macros spread out. Empty for `all`; what is left out for `complement`. */
  readonly names: ReadonlySet<string>
  /** Writes other permissions in its place; undefined where that is no exact edit. */
  set(permissions: readonly string[]): Edits
}

/** The words of an access rule that grant what was asked for. */
export interface Grant extends Name {
  /** Those of the asked-for permissions which the rule grants, in the order asked. */
  readonly permissions: readonly string[]
  /** Those of the asked-for classes it names; all it names when none was asked for. */
  readonly classes: readonly string[]
  /**
   * Takes the granting words out, the whole statement where nothing would be left. Undefined where a word is a macro that grants more than
   * what was asked for, or where the permission comes out of a macro call.
   */
  withdraw(): Edits
}

/** A security context: `system_u:object_r:etc_t:s0`. */
export interface Context {
  readonly span: Span
  /** Written as `gen_context( )`. */
  readonly generated: boolean
  readonly user: Name | undefined
  readonly role: Name | undefined
  readonly type: Name | undefined
  /** The level or range as written, `s0 - mcs_systemhigh`. */
  readonly level: Name | undefined
  setType(type: string): Edits
  /** Adds a level to a context that has none. */
  addLevel(level: string): Edits
}
