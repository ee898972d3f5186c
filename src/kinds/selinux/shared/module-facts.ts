import type { Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'
import type { Enclosure, Member, Name, Statement, SymbolKind } from './statement.ts'
import type { FactBase } from '../../../core/fact.ts'

/** One argument of a call. */
export interface Argument {
  /** Without blanks and quotes around. */
  readonly span: Span
  /** As written there. */
  readonly text: string
  readonly quoted: boolean
  /** The words in it: one for `a_t`, several for `{ a_t b_t }`. */
  readonly names: readonly Name[]
}

/** A call of an interface, template or macro: `files_read_etc_files(a_t)`, `(call files.read_etc (a_t))`. */
export interface Call extends Statement {
  /** CIL: with its block, `files.read_etc`. */
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Argument[]
  /** The names in the n-th argument, from 0. */
  names(n: number): readonly string[]
  /** A semicolon after the call, which needs none. */
  readonly semicolon: Span | undefined
  /** Takes that semicolon away. */
  endCall(): Edits
  /** Makes one set of an argument's words, by braces around them. */
  enclose(argument: Argument): Edits
}

/** The body of something a condition or a name governs: what hygiene looks at. */
export interface Block extends Statement {
  readonly form: Enclosure['form']
  readonly name: Name | undefined
  readonly keyword: Name
  /** Whether it holds no statement; comments do not count. */
  readonly empty: boolean
  /** Names of conditions: tunables, booleans, build symbols. */
  readonly conditions: readonly Name[]
}

/** A word, alone on its line, that is no statement: a macro without arguments, or a slip. */
export interface StrayWord extends Statement {
  readonly word: Name
}

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
