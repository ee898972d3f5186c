import type { SyntaxProblem } from '../../core/kind.ts'
import type { Span } from '../../core/span.ts'
import type { CommentToken } from './tokens.ts'

/** A name, number or string where it stands. */
export interface Word {
  readonly text: string
  readonly span: Span
}

/** One word of a set. */
export interface SetItem extends Word {
  /** After a minus. */
  readonly excluded: boolean
  /** With its minus. */
  readonly outer: Span
  /** Neither a parameter nor a macro's call. */
  readonly plain: boolean
}

/** `a`, `{ a b -c }`, `~a`, `*`. */
export interface SetNode {
  readonly span: Span
  readonly form: 'members' | 'all' | 'complement'
  readonly items: readonly SetItem[]
  /** Whether all items are plain names. */
  readonly plain: boolean
}

/** What a block's keyword makes of it. */
export type ScopeForm =
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

/** The body of a block: what holds a statement. */
export interface Scope {
  readonly form: ScopeForm
  readonly keyword: Word
  /** The condition, or the name of what is defined. */
  readonly name: Word | undefined
  readonly otherwise: boolean
  /** The whole block, from keyword to closing parenthesis or brace. */
  readonly span: Span
  /** Between its quotes or braces. */
  readonly body: Span
  readonly parent: Scope | undefined
}

interface Placed {
  readonly span: Span
  readonly scope: Scope | undefined
}

/** One argument of a call. */
export interface ArgumentNode {
  /** Without blanks and quotes around; empty where nothing is written. */
  readonly span: Span
  readonly text: string
  readonly quoted: boolean
  readonly words: readonly Word[]
}

export interface HeaderNode extends Placed {
  readonly type: 'header'
  readonly form: 'policy_module' | 'module'
  readonly name: Word
  readonly version: Word | undefined
}
export interface AccessNode extends Placed {
  readonly type: 'access'
  readonly keyword: Word
  readonly source: SetNode
  readonly target: SetNode
  readonly classes: SetNode
  readonly permissions: SetNode
  /** Of an extended rule: what follows the permission. */
  readonly commands: Word | undefined
}
export interface TransitionNode extends Placed {
  readonly type: 'transition'
  readonly keyword: Word
  readonly source: SetNode
  readonly target: SetNode
  readonly classes: SetNode | undefined
  readonly result: Word
  readonly fileName: Word | undefined
}
export interface DeclarationNode extends Placed {
  readonly type: 'declaration'
  readonly keyword: Word
  readonly name: Word
  readonly attributes: readonly SetItem[]
  readonly aliases: readonly Word[]
}
export interface AliasNode extends Placed {
  readonly type: 'alias'
  readonly keyword: Word
  readonly of: Word
  readonly aliases: readonly Word[]
}
export interface MembershipNode extends Placed {
  readonly type: 'membership'
  readonly keyword: Word
  readonly members: SetNode
  readonly attributes: readonly SetItem[]
}
export interface PermissiveNode extends Placed {
  readonly type: 'permissive'
  readonly keyword: Word
  readonly name: Word
}
export interface BooleanNode extends Placed {
  readonly type: 'boolean'
  readonly keyword: Word
  readonly name: Word
  readonly value: Word | undefined
}
export interface RoleNode extends Placed {
  readonly type: 'role'
  readonly form: 'allow' | 'types'
  readonly keyword: Word
  readonly source: SetNode
  readonly target: SetNode
}
export interface BoundsNode extends Placed {
  readonly type: 'bounds'
  readonly keyword: Word
  readonly parent: Word
  readonly children: SetNode
}
export interface ConstraintNode extends Placed {
  readonly type: 'constraint'
  readonly keyword: Word
  readonly classes: SetNode
  readonly permissions: SetNode | undefined
}
export interface ContextNode extends Placed {
  readonly type: 'context'
  readonly keyword: Word
  readonly what: Word
  readonly context: Word
}
/** An entry of a require block; several names for `type a_t, b_t;`. */
export interface RequirementNode extends Placed {
  readonly type: 'requirement'
  readonly keyword: Word
  readonly name: Word
  readonly permissions: SetNode | undefined
}
export interface CallNode extends Placed {
  readonly type: 'call'
  readonly name: Word
  readonly args: readonly ArgumentNode[]
  readonly semicolon: Span | undefined
}
export interface BlockNode extends Placed {
  readonly type: 'block'
  readonly form: ScopeForm
  readonly keyword: Word
  readonly name: Word | undefined
  readonly conditions: readonly Word[]
  readonly bodies: readonly Scope[]
  /** Whether its content is in m4 quotes, where it should be. */
  readonly quoted: boolean
}
/** A word that is no statement: a macro without arguments, or a slip. */
export interface StrayNode extends Placed {
  readonly type: 'stray'
  readonly word: Word
}
export interface OtherNode extends Placed {
  readonly type: 'other'
  readonly keyword: Word
}

/** One statement. */
export type Node =
  | HeaderNode
  | AccessNode
  | TransitionNode
  | DeclarationNode
  | AliasNode
  | MembershipNode
  | PermissiveNode
  | BooleanNode
  | RoleNode
  | BoundsNode
  | ConstraintNode
  | ContextNode
  | RequirementNode
  | CallNode
  | BlockNode
  | StrayNode
  | OtherNode

/** A policy text, read. */
export interface PolicyTree {
  /** In the order of their starts, blocks before what they hold. */
  readonly nodes: readonly Node[]
  readonly comments: readonly CommentToken[]
  /** Quotes in comments that end or prolong the m4 quote around them. */
  readonly commentQuotes: readonly Span[]
  readonly problems: readonly SyntaxProblem[]
}
