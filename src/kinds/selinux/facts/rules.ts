import type { Call } from './macros.ts'
import type { Grant, Name, NameSet, PermissionSet } from './sets.ts'
import type { Statement } from './statement.ts'

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

/** `type_transition`, `type_change`, `type_member`, `range_transition`, `role_transition`. */
export interface TransitionRule extends Statement {
  readonly form: 'type_transition' | 'type_change' | 'type_member' | 'range_transition' | 'role_transition'
  readonly source: NameSet
  readonly target: NameSet
  /** Empty where none is named. */
  readonly classes: NameSet
  /** The type, role or range that comes of it. */
  readonly result: Name
  readonly fileName: Name | undefined
  readonly call: Call | undefined
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
