import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'
import type { Span } from '../../../core/span.ts'
import type { Member, Name } from './sets.ts'
import type { Enclosure, Statement, SymbolKind } from './statement.ts'

/** `policy_module(name, 1.0)` or `module name 1.0;`. */
export interface ModuleHeader extends Statement {
  readonly form: 'policy_module' | 'module'
  readonly name: Name
  readonly version: Name | undefined
}

/** A name brought into being: `type a_t, attr alias b_t;`. */
export interface Declaration extends Statement {
  readonly what: SymbolKind
  readonly name: Name
  readonly attributes: readonly Member[]
  readonly aliases: readonly Name[]
  /** `typealias a_t alias b_t;`: only the aliases are new. */
  readonly existing: boolean
}

/** A type or role given to an attribute: by `type a_t, attr;`, `typeattribute`, `roleattribute`, `(typeattributeset attr (a_t))`. One for each pair. */
export interface Membership extends FactBase {
  readonly within: readonly Enclosure[]
  readonly member: Name
  readonly attribute: Name
  /** Takes this pair alone back. */
  remove(): Edits
}

/** `gen_tunable(b, false)`, `gen_bool`, `bool b false;`, `(boolean b false)`; or a host's setting (`boolean -m -1 b`, `b=1`). */
export interface BooleanSetting extends Statement {
  readonly form: 'bool' | 'tunable' | 'setting'
  readonly name: Name
  readonly value: boolean | undefined
  readonly valueSpan: Span | undefined
  set(value: boolean): Edits
}

/** A name a module asks for from elsewhere. */
export interface Requirement extends FactBase {
  readonly within: readonly Enclosure[]
  readonly what: SymbolKind
  readonly name: Name
  /** For a class. */
  readonly permissions: readonly Name[]
  readonly block: RequireBlock
}

/** `require { }` or `gen_require( )`. */
export interface RequireBlock extends Statement {
  readonly form: 'require' | 'gen_require'
  /** `gen_require(` with its content in m4 quotes; true for `require`. */
  readonly quoted: boolean
  readonly requirements: readonly Requirement[]
  readonly keyword: Name
  /** Puts quotes around the content. */
  quote(): Edits
  /** Adds `type x_t;`. */
  add(what: SymbolKind, name: string): Edits
}
