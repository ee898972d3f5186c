import type { Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'
import type {
  Enclosure,
  Member,
  Name,
  Statement,
  SymbolKind,
  Context,
  Grant,
  NameSet,
  PermissionSet,
} from './statement.ts'
import type { FactBase } from '../../../core/fact.ts'

export type * from './statement.ts'

/** The kinds of file that an entry may be for, by the field that names them in `.fc` files; CIL spells out the kind. */
export const OBJECT_BY_FLAG: Readonly<Record<string, Exclude<FileContext['object'], 'any' | undefined>>> = {
  '--': 'file',
  '-d': 'dir',
  '-c': 'char',
  '-b': 'block',
  '-s': 'socket',
  '-p': 'pipe',
  '-l': 'symlink',
}

/** Which label a path gets. */
export interface FileContext extends Statement {
  readonly form: 'fc' | 'filecon' | 'semanage'
  /** The regular expression as written; for CIL and semanage without quotes. */
  readonly path: Name
  /** `any` when the line names none. */
  readonly object: 'any' | 'file' | 'dir' | 'char' | 'block' | 'socket' | 'pipe' | 'symlink' | undefined
  /** The field that names it: `--`, `-d`. */
  readonly flag: Name | undefined
  /** `none` for `<<none>>`. */
  readonly context: Context | 'none' | undefined
  /** Adds or replaces the field: `--` for plain files. */
  setFlag(flag: string): Edits
  /** Puts a backslash before the character at a place of the path. */
  escape(offset: number): Edits
  setPath(path: string): Edits
}

/** A line of file contexts that is no entry, no condition and no comment. */
export interface UnreadableLine extends FactBase {
  readonly line: string
}

/** Who may do what to what. */
export interface AccessRule extends Statement {
  /** Of these `allow` alone grants anything; `deny` is CIL's. */
  readonly effect: 'allow' | 'auditallow' | 'dontaudit' | 'auditdeny' | 'neverallow' | 'deny'
  readonly source: NameSet
  readonly target: NameSet
  readonly classes: NameSet
  readonly permissions: PermissionSet
  /** For `allowxperm` and CIL `allowx`: which commands of `ioctl`, as written. The permissions then are `ioctl` alone. */
  readonly commands: Name | undefined
  /** The macro of the reference policy whose call makes the rule: `manage_files_pattern(a_t, b_t, c_t)`. Its spans lie in the call. */
  readonly call: Call | undefined
  /** Whether the target is the source itself: `self`, or the same single name. */
  readonly toSelf: boolean
  /**
   * The words that grant one of the permissions on one of the classes, by name or by a known macro; `*` and `~` are not looked into.
   * @param classes any class when empty
   */
  grant(classes: readonly string[], permissions: readonly string[]): Grant | undefined
}

/** `permissive x_t;`, `(typepermissive x_t)`. */
export interface Permissive extends Statement {
  readonly type: Name
  /** Whether this file declares the type. */
  readonly declared: boolean
}

/** `allow a_r b_r;`, `role r types t;`, CIL `roleallow`, `roletype`, `userrole`. */
export interface RoleRule extends Statement {
  readonly form: 'allow' | 'types' | 'user'
  /** The role that gains; the user for `user`. */
  readonly source: NameSet
  /** The roles or types it gains. */
  readonly target: NameSet
}

/** `typebounds parent child;`. */
export interface Bounds extends Statement {
  readonly parent: Name
  readonly children: NameSet
}

/** `constrain`, `mlsconstrain`, `validatetrans` and their like. */
export interface Constraint extends Statement {
  readonly form: string
  readonly classes: NameSet
  readonly permissions: PermissionSet | undefined
}

/** A comment of the policy. */
export interface PolicyComment {
  readonly span: Span
  /** Marker included, without the line end. */
  readonly text: string
  /** Alone on its line. */
  readonly own: boolean
  /** Inside an m4 quote, where its own quotes count. */
  readonly quoted: boolean
}

/** A whole policy file. */
export interface PolicyFile extends FactBase {
  readonly kind: 'te' | 'if' | 'fc' | 'cil' | 'semanage'
  readonly module: ModuleHeader | undefined
  readonly rules: readonly AccessRule[]
  readonly calls: readonly Call[]
  readonly declarations: readonly Declaration[]
  readonly memberships: readonly Membership[]
  readonly requirements: readonly Requirement[]
  readonly fileContexts: readonly FileContext[]
  readonly comments: readonly PolicyComment[]
  /** Quotes in comments that m4 counts, to the harm of the block around them. */
  readonly commentQuotes: readonly Span[]
  /** Whether the file itself declares the name, aliases included. */
  declares(what: SymbolKind, name: string): boolean
  /** Whether it asks for the name from elsewhere. */
  requires(what: SymbolKind, name: string): boolean
}

declare module '../../../core/fact.ts' {
  interface FactMap {
    'selinux.module': ModuleHeader
    'selinux.accessRule': AccessRule
    'selinux.permissive': Permissive
    'selinux.declaration': Declaration
    'selinux.membership': Membership
    'selinux.call': Call
    'selinux.boolean': BooleanSetting
    'selinux.requireBlock': RequireBlock
    'selinux.role': RoleRule
    'selinux.bounds': Bounds
    'selinux.constraint': Constraint
    'selinux.block': Block
    'selinux.fileContext': FileContext
    'selinux.strayWord': StrayWord
    'selinux.unreadableLine': UnreadableLine
    'selinux.file': PolicyFile
  }
}

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
