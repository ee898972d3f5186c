import type { FactBase } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'
import type { FileContext, ObjectContext, UnreadableLine } from './facts/labels.ts'
import type { Block, Call, Interface, StrayWord } from './facts/macros.ts'
import type { BooleanSetting, Declaration, Membership, ModuleHeader, RequireBlock, Requirement } from './facts/names.ts'
import type { AccessRule, Bounds, Constraint, Permissive, RoleRule, TransitionRule } from './facts/rules.ts'
import type { SymbolKind } from './facts/statement.ts'

export type * from './facts/labels.ts'
export type * from './facts/macros.ts'
export type * from './facts/names.ts'
export type * from './facts/rules.ts'
export type * from './facts/sets.ts'
export type * from './facts/statement.ts'

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
  readonly interfaces: readonly Interface[]
  readonly fileContexts: readonly FileContext[]
  readonly comments: readonly PolicyComment[]
  /** Quotes in comments that m4 counts, to the harm of the block around them. */
  readonly commentQuotes: readonly Span[]
  /** Whether the file itself declares the name, aliases included. */
  declares(what: SymbolKind, name: string): boolean
  /** Whether it asks for the name from elsewhere. */
  requires(what: SymbolKind, name: string): boolean
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'selinux.module': ModuleHeader
    'selinux.accessRule': AccessRule
    'selinux.transition': TransitionRule
    'selinux.permissive': Permissive
    'selinux.declaration': Declaration
    'selinux.membership': Membership
    'selinux.call': Call
    'selinux.boolean': BooleanSetting
    'selinux.requirement': Requirement
    'selinux.requireBlock': RequireBlock
    'selinux.role': RoleRule
    'selinux.bounds': Bounds
    'selinux.constraint': Constraint
    'selinux.block': Block
    'selinux.interface': Interface
    'selinux.fileContext': FileContext
    'selinux.objectContext': ObjectContext
    'selinux.strayWord': StrayWord
    'selinux.unreadableLine': UnreadableLine
    'selinux.file': PolicyFile
  }
}
