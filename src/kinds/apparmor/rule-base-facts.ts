import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Place } from '../../core/language.ts'
import type { Span } from '../../core/span.ts'
import type { AppArmorFile, Profile, Resolution, Scope } from './file-facts.ts'

/** What every rule of a profile has. Its span goes from the first qualifier to the comma. */
export interface RuleFact extends FactBase {
  readonly file: AppArmorFile
  /** Whose text it is: an included rule stands in another file than its scope. */
  readonly uri: string
  /** The profile, child or hat it stands in; undefined in a fragment. */
  readonly profile: Profile | undefined
  /** The scope it stands in: the profile, or the fragment itself. */
  readonly scope: Scope
  readonly deny: boolean
  /** Written `allow`. */
  readonly allow: boolean
  /** Written `prompt`. */
  readonly prompt: boolean
  readonly audit: boolean
  /** 0 unless written. */
  readonly priority: number
  readonly owner: boolean
  /** Whether it stands in a branch of `if`. */
  readonly conditional: boolean
  /** Whether it says nothing but its keyword: `mount,`. */
  readonly bare: boolean
  /** The rule in one spelling of blanks, comments and order left as they are: equal for equal rules. Without the comma. */
  readonly text: string
  /** Takes the rule away, with its line when nothing else stands there. */
  remove(): Edits
  /** Writes `audit` before `deny`; undefined when it is audited, or does not deny. */
  addAudit(): Edits
}

/** A profile that a transition names. */
export interface Target {
  readonly span: Span
  /** `->` and the name. */
  readonly wholeSpan: Span
  /** As written: `nginx//worker`, `&stacked`, `:ns:name`. */
  readonly name: string
  /** Whether such a profile is in the workspace; `unknown` for globs, variables and where the workspace is not known in full. */
  readonly resolution: Resolution
  readonly places: readonly Place[]
}
