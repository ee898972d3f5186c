import type { SyntaxProblem } from '../../core/kind.ts'
import type { Span } from '../../core/span.ts'

/** A name, path, permission or value as written. */
export interface Word extends Span {
  /** Without its quotes. */
  readonly text: string
  readonly quoted: boolean
}

/** `audit`, `deny`, `owner`, `priority=5` before a rule. */
export interface Qualifier extends Span {
  readonly word: 'priority' | 'audit' | 'allow' | 'deny' | 'prompt' | 'owner' | 'other'
  /** Of `priority`. */
  readonly value?: number
}

/** `name=value`, `name in (values)`. */
export interface Condition extends Span {
  readonly name: Word
  readonly operator: '=' | 'in' | undefined
  readonly values: readonly Word[]
  /** Whether the values stand in parentheses. */
  readonly list: boolean
}

/** A path rule, a link rule, or `file,`. */
export interface FileBody {
  readonly kind: 'file'
  readonly link: boolean
  readonly exec: Word | undefined
  readonly path: Word | undefined
  readonly permissions: Word | undefined
  readonly target: Arrow | undefined
}

/** `->` and what it points to. */
export interface Arrow extends Span {
  readonly word: Word
}

/** `capability`. */
export interface CapabilityBody {
  readonly kind: 'capability'
  readonly names: readonly Word[]
}

/** `set rlimit`. */
export interface RlimitBody {
  readonly kind: 'rlimit'
  readonly resource: Word | undefined
  readonly value: Word | undefined
  readonly unit: Word | undefined
}

/** `change_profile`. */
export interface ChangeProfileBody {
  readonly kind: 'change_profile'
  readonly exec: Word | undefined
  readonly path: Word | undefined
  readonly target: Arrow | undefined
}

/** The classes of rules that are made of permissions, conditions and words. */
export type ConditionalClass =
  | 'network'
  | 'unix'
  | 'dbus'
  | 'signal'
  | 'ptrace'
  | 'mount'
  | 'remount'
  | 'umount'
  | 'pivot_root'
  | 'userns'
  | 'mqueue'
  | 'io_uring'

/** A rule of permissions, conditions and words. */
export interface ConditionalBody {
  readonly kind: 'conditional'
  readonly class: ConditionalClass
  readonly permissions: readonly Word[]
  /** Permissions with their parentheses. */
  readonly permissionsSpan: Span | undefined
  readonly conditions: readonly Condition[]
  /** `peer=(...)`. */
  readonly group: { readonly span: Span; readonly conditions: readonly Condition[] } | undefined
  /** What stands there without a name: a family, a mount's source. */
  readonly words: readonly Word[]
  readonly target: Arrow | undefined
}

/** `all`, and whatever is not known. */
export interface PlainBody {
  readonly kind: 'all' | 'opaque'
}

/** What a rule says after its qualifiers. */
export type RuleBody = FileBody | CapabilityBody | RlimitBody | ChangeProfileBody | ConditionalBody | PlainBody

/** A rule that ends with a comma. */
export interface RuleNode extends Span {
  readonly type: 'rule'
  readonly qualifiers: readonly Qualifier[]
  /** `file`, `mount`, `link` as written; undefined for path rules without it. */
  readonly keyword: Word | undefined
  readonly body: RuleBody
  /** Where the comma stands; undefined when it is missing. */
  readonly comma: number | undefined
}

/** `flags=(...)` of a profile's head. */
export interface FlagList extends Span {
  readonly items: readonly Word[]
  /** Where the closing parenthesis stands. */
  readonly close: number
}

/** A profile, child or hat. Its own span covers head and body. */
export interface ProfileNode extends Span {
  readonly type: 'profile'
  readonly head: Span
  /** `profile`, `hat` or `^`; undefined for a head that is a path. */
  readonly keyword: Word | undefined
  readonly name: Word
  readonly attachment: Word | undefined
  readonly xattrs: readonly Condition[]
  readonly flags: FlagList | undefined
  /** Between the braces; up to the end of the text when there is no closing one. */
  body: Span
  readonly items: Node[]
}

/** `if`, `else if`, `else`. */
export interface BranchNode extends Span {
  readonly type: 'branch'
  /** The words between `if` and `{`; empty for `else`. */
  readonly condition: readonly Word[]
  readonly items: Node[]
}

/** `audit { ... }`, or a bare block. */
export interface BlockNode extends Span {
  readonly type: 'block'
  readonly qualifiers: readonly Qualifier[]
  readonly items: Node[]
}

/** `include <target>`. */
export interface IncludeNode extends Span {
  readonly type: 'include'
  readonly hash: boolean
  readonly ifExists: boolean
  /** Where `if exists` can be written: behind the word. */
  readonly wordEnd: number
  readonly form: 'magic' | 'quoted' | 'bare'
  /** Without `<>` and quotes. */
  readonly target: Word
  /** `#include` that reads like prose. */
  readonly prose: boolean
}

/** `abi <target>,`. */
export interface AbiNode extends Span {
  readonly type: 'abi'
  readonly form: 'magic' | 'quoted' | 'bare'
  readonly target: Word
}

/** `alias /from -> /to,`. */
export interface AliasNode extends Span {
  readonly type: 'alias'
  readonly from: Word
  readonly to: Word
}

/** `@{NAME} = values`, `$NAME = true`. */
export interface VariableNode extends Span {
  readonly type: 'variable'
  readonly boolean: boolean
  /** Without `@{}`. */
  readonly name: Word
  readonly operator: '=' | '+=' | '?=' | ':='
  readonly values: readonly Word[]
}

/** Anything that stands in a file or between braces. */
export type Node = RuleNode | ProfileNode | BranchNode | BlockNode | IncludeNode | AbiNode | AliasNode | VariableNode

/** A file as it is written. */
export interface AppArmorTree {
  readonly items: readonly Node[]
  /** With `#`, without the line's end. */
  readonly comments: readonly Span[]
  readonly problems: readonly SyntaxProblem[]
}
