import type { Span } from '../../core/span.ts'
import type { Edits } from '../../core/edit.ts'
import type { Exec, PathGlob } from './path-facts.ts'
import type { RuleFact, Target } from './rule-base-facts.ts'

/** A rule about paths; also `link` rules and `file,`. */
export interface FileRule extends RuleFact {
  readonly kind: 'file'
  /** undefined for `file,`. */
  readonly path: PathGlob | undefined
  /** Whether the word `link` is written. */
  readonly link: boolean
  /** The letters without the transition: subset of `rwalkm`; all of them for `file,`. */
  readonly letters: string
  /** As written, transition included: `rwPx`; '' for `file,` and `link`. */
  readonly permissions: string
  readonly permissionsSpan: Span
  readonly read: boolean
  /** `w` or `a`. */
  readonly write: boolean
  readonly append: boolean
  readonly mmap: boolean
  /** undefined without exec permission; for `file,` it is `ix`. */
  readonly exec: Exec | undefined
  /** Transitions written in one rule: more than one is refused. */
  readonly execs: readonly Exec[]
  /** The word `unsafe` or `safe` before the rule. */
  readonly keyword: { readonly word: 'safe' | 'unsafe'; readonly span: Span } | undefined
  /** What follows `->`: of a link rule, or of one with `l`, the path that is linked to. */
  readonly target: Target | undefined
  /** Whether a deny rule of the same scope or of an included file, of no lower priority, takes all of it back. */
  denied(): boolean
  /** Writes other permissions, transition included. */
  setPermissions(text: string): Edits
  /** Takes letters away; the rule when none is left. */
  removeLetters(letters: string): Edits
  /** Writes another transition in place of the one there: `Px`. */
  setExec(mode: string): Edits
  addOwner(): Edits
  removeTarget(): Edits
  removeKeyword(): Edits
}
