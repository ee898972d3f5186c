import type { Span } from '../../core/span.ts'

/** A path as a profile writes it: with globs and variables. Questions take AppArmor globs without variables: `/etc/cron.*`, `/proc/*\/mem`. */
export interface PathGlob {
  readonly span: Span
  /** As written, quotes taken off. */
  readonly written: string
  /** With variables filled in, several values as an alternation, `//` as `/`; undefined when one cannot be known. */
  readonly glob: string | undefined
  /** The same, one for each combination of the variables' values; empty when not known. */
  readonly globs: readonly string[]
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
