import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'
import type { Context, Grant, Name, NameSet, PermissionSet, Statement, SymbolKind } from './statement.ts'
import type {
  Block,
  BooleanSetting,
  Call,
  Declaration,
  Membership,
  ModuleHeader,
  RequireBlock,
  Requirement,
  StrayWord,
} from './module-facts.ts'
import type { Span } from '../../../core/span.ts'

export type * from './module-facts.ts'
export type * from './statement.ts'

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
