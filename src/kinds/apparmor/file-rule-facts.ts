import type { Span } from '../../core/span.ts'
import type { Edits } from '../../core/edit.ts'
import type { RuleFact, Target } from './rule-facts.ts'

/** A path as a profile writes it: with globs and variables. Questions take AppArmor globs without variables: `/etc/cron.*`, `/proc/*\/mem`. */
export interface PathGlob {
  readonly span: Span
  /** As written, quotes taken off. */
  readonly written: string
  /** With variables filled in, several values as an alternation, `//` as `/`; undefined when one cannot be known. */
  readonly glob: string | undefined
  /** Whether it is one path: no globs. */
  readonly exact: boolean
  /** The part before the first glob: `/etc/` of `/etc/**`; '' when not known. */
  readonly prefix: string
  /** Whether some path is in both. False when not known. */
  reaches(glob: string): boolean
  /** The same for another path. */
  overlaps(other: PathGlob): boolean
  /** Whether every path of `glob` is in this one. False when not known. */
  covers(glob: string): boolean
  /** Whether every path of this one is in `glob`. False when not known. */
  within(glob: string): boolean
}

/** How a program is started: the transition of an exec permission. */
export interface Exec {
  readonly span: Span
  /** As written: `Px`, `ix`, `x`. */
  readonly mode: string
  /** `x` alone, which only deny rules may have. */
  readonly bare: boolean
  /** Into a profile (`p`), into a child (`c`), into nothing (`u`), into its own (`i`): the first choice. */
  readonly to: 'profile' | 'child' | 'unconfined' | 'inherit' | undefined
  /** What is taken when that profile is not loaded: `pix`, `PUx`. */
  readonly fallback: 'unconfined' | 'inherit' | undefined
  /** Whether the environment is scrubbed, by the letter's case or by `safe`; undefined where there is nothing to scrub (`ix`). */
  readonly scrubbed: boolean | undefined
}

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
