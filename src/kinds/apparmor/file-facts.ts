import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Place } from '../../core/language.ts'
import type { Span } from '../../core/span.ts'
import type { PathGlob } from './path-facts.ts'

/**
 * What a file is for, by its path and content: `profile` defines profiles, `abstraction` (under `abstractions/`), `local` (under `local/`
 * or a `*.d/` folder of a profile) and `fragment` are included into profiles, `tunables` define variables, `abi` pins features.
 */
export type FileRole = 'profile' | 'abstraction' | 'local' | 'tunables' | 'fragment'

/** What is found where an include, an abi or a profile name points: `known` ones ship with the distribution, though not in the workspace. */
export type Resolution = 'found' | 'known' | 'missing' | 'unknown'

/** Rules, includes and children between two braces, or of a whole fragment. */
export interface Scope {
  /** What the file itself says, in order, inside `if` branches and qualifier blocks too; without children's rules. */
  readonly rules: readonly AnyRule[]
  readonly includes: readonly Include[]
  /** The rules of the workspace's files that are included, likewise. Their spans are those of their own files; never report on them. */
  readonly included: readonly AnyRule[]
  /** Whether it allows everything: by `all,`, or class by class, every file to be written among them. */
  readonly allowsAll: boolean
  /** Whether every included file was read, so that what is in neither list is not granted. */
  readonly complete: boolean
  /** The wanted pairs of overlapping file rules out of `rules`, one of each list, never a rule with itself; a bounded number of them. */
  overlapping(
    some: readonly AnyFileRule[],
    others: readonly AnyFileRule[],
    wanted?: (one: AnyFileRule, other: AnyFileRule) => boolean,
  ): RulePairs
  /** Gives for a file rule those of a list, it aside, whose path covers the rule's. */
  covering(others: readonly AnyFileRule[]): (rule: AnyFileRule) => readonly AnyFileRule[]
  /** Unconditional deny rules about paths, own and included, that cover a glob; a bounded number of them. */
  denials(glob: string): readonly AnyFileRule[]
  /** Rules that allow to run something, likewise, that overlap a glob; undefined where there are too many to compare. */
  transitions(glob: string): readonly AnyFileRule[] | undefined
  /** Writes a line as the last of this scope: `deny mount,`. */
  append(...lines: readonly string[]): Edits
}

/** The classes of rules by their names, each declared where the class is, so that what holds rules need not know them. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface RuleClasses {}

/** A rule of a profile, of any class. */
export type AnyRule = RuleClasses[keyof RuleClasses]

type AnyFileRule = Extract<AnyRule, { readonly kind: 'file' }>

/** Pairs of file rules, and whether these are all there are. */
export interface RulePairs {
  readonly pairs: readonly (readonly [AnyFileRule, AnyFileRule])[]
  readonly complete: boolean
}

/** The whole file. */
export interface AppArmorFile extends FactBase {
  readonly role: FileRole
  /** The path under `apparmor.d/` where it has one, else its name: `abstractions/base`. */
  readonly path: string
  /** The file itself stands in `disable/` or `force-complain/`. */
  readonly listedIn: 'disable' | 'force-complain' | undefined
  /** The file of this name in `disable/` (or `force-complain/`) beside the profiles, which the parser obeys (apparmor_parser(8)). */
  readonly disabledBy: string | undefined
  readonly forcedComplainBy: string | undefined
  /** Every profile, hat and child, outermost first. */
  readonly profiles: readonly Profile[]
  /** What stands outside of profiles: a fragment's rules. */
  readonly scope: Scope
  /** Includes outside of profiles. */
  readonly preamble: readonly Include[]
  readonly variables: readonly Variable[]
  readonly aliases: readonly Alias[]
  readonly abi: Abi | undefined
  /** Whether it includes `tunables/global`, itself or through another file; undefined when an included file could not be read. */
  readonly tunables: boolean | undefined
  /** Variables used that neither this file nor anything it includes defines; empty for fragments, and where an included file could not be read. */
  readonly undefinedVariables: readonly VariableUse[]
  /** Whether the text has template marks (`{{ }}`, `<% %>`, `@@NAME@@`), so that what runs is another text. */
  readonly template: boolean
  /** Writes an `abi` line first, below the head's comments: `abi/4.0`. */
  insertAbi(target: string): Edits
  /** Writes an include below `abi`, before all others: `tunables/global`. */
  insertInclude(target: string): Edits
}

/** A use of a variable that nothing defines. */
export interface VariableUse {
  readonly span: Span
  /** Without `@{}`. */
  readonly name: string
  /** Whether the tunables that ship with AppArmor define it. */
  readonly stock: boolean
  /** The first release whose parser sets it by itself. */
  readonly since: number | undefined
}

/** The features a file is written for. */
export interface Abi {
  readonly span: Span
  readonly targetSpan: Span
  /** `abi/4.0`, or a path. */
  readonly target: string
  /** 3, 4, 5 ...; undefined when the name does not say. */
  readonly version: number | undefined
  readonly resolution: Resolution
  set(target: string): Edits
}

/** An include, at the head or in a profile. */
export interface Include extends FactBase {
  readonly file: AppArmorFile
  /** What is included, without `<>` or quotes: `abstractions/base`. */
  readonly target: string
  readonly targetSpan: Span
  readonly form: 'magic' | 'quoted' | 'bare'
  /** The name below `abstractions/`: `dbus-session`, `ubuntu-browsers.d/java`. */
  readonly abstraction: string | undefined
  readonly ifExists: boolean
  /** Written `#include`. */
  readonly hash: boolean
  /** `#include` glued to prose or followed by prose, most likely meant as a comment. */
  readonly prose: boolean
  readonly resolution: Resolution
  /** The included files of the workspace; several for a folder. */
  readonly places: readonly Place[]
  readonly profile: Profile | undefined
  /** `#include` becomes `include`. */
  removeHash(): Edits
  /** Puts a blank behind `#`, so that the line is a comment. */
  makeComment(): Edits
  addIfExists(): Edits
  /** Includes something else: `abstractions/dbus-session-strict`. */
  setTarget(target: string): Edits
  remove(): Edits
}

/** A definition of a variable or boolean, or an addition to one. */
export interface Variable extends FactBase {
  /** Without `@{}` or `${}`. */
  readonly name: string
  readonly nameSpan: Span
  readonly type: 'set' | 'boolean'
  readonly operator: '=' | '+=' | '?=' | ':='
  /** As written, quotes taken off. */
  readonly values: readonly string[]
  /** Whether this file uses it. */
  readonly used: boolean
  remove(): Edits
}

/** An `alias` line: rules for paths under `from` hold for `to` as well. */
export interface Alias extends FactBase {
  readonly from: string
  readonly to: string
  remove(): Edits
}

/** The modes a profile can be in; `enforce` when no flag says otherwise. */
export type ProfileMode = 'enforce' | 'complain' | 'kill' | 'default_allow' | 'unconfined' | 'prompt'

/** A profile, hat or child. Its span is its head: from the first word to the blank before `{`. */
export interface Profile extends FactBase, Scope {
  readonly file: AppArmorFile
  /** As written, quotes taken off: `nginx`, `/usr/sbin/nginx`. */
  readonly name: string
  readonly nameSpan: Span
  /** As the kernel knows it: `nginx//worker`. */
  readonly fullName: string
  readonly type: 'profile' | 'child' | 'hat'
  /** Whether the head is a path without the word `profile`. */
  readonly namedByPath: boolean
  /** The namespace of `:ns:name`. */
  readonly namespace: string | undefined
  readonly parent: Profile | undefined
  /** The profile around all of it; itself where there is none. */
  readonly outermost: Profile
  /** Children and hats directly inside. */
  readonly children: readonly Profile[]
  /** What it attaches to: written, or the name where that is a path. */
  readonly attachment: { readonly span: Span; readonly path: PathGlob; set(written: string): Edits } | undefined
  /** Whether it has `xattrs=(...)`. */
  readonly xattrs: readonly { readonly name: string; readonly value: string }[]
  readonly flags: readonly Flag[]
  readonly mode: ProfileMode
  /** The flag that says so. */
  readonly modeFlag: Flag | undefined
  /** Whether it is written for containers: by its name, or by its flags beside a bare `file,`. */
  readonly container: boolean
  /** The names of the programs it confines, without folders; of a child those around it too. */
  readonly programs: readonly string[]
  /** All braces of it. */
  readonly body: Span
  /**
   * Where the workspace comes to this profile: transitions (`px -> name`, `change_profile`), containers (`security_opt: apparmor=name`), units.
   * undefined when the workspace is not known in full.
   */
  readonly referenced: boolean | undefined
  /** The flag by its name; undefined when it is not set. */
  flag(name: string): Flag | undefined
  /** Takes a flag away with one separator; the whole list when it was the only one. */
  removeFlag(flag: Flag): Edits
  /** Takes every flag away that sets a mode, also one that is repeated: without one a profile enforces. */
  enforce(): Edits
  addFlag(text: string): Edits
  /** Gives the head a name before its path: `profile nginx /usr/sbin/nginx`; undefined when it has one. */
  addName(name: string): Edits
}

/** An item of a flags list. */
export interface Flag {
  readonly span: Span
  /** As written: `attach_disconnected.path=/run`. */
  readonly text: string
  /** Before `=`. */
  readonly name: string
  readonly value: string | undefined
  /** Whether the parser knows it (3.0 to 5.0). */
  readonly known: boolean
  /** Whether it is one of the modes, of which a profile has one. */
  readonly mode: boolean
  /** Whether the same flag stands further left. */
  readonly repeated: boolean
  set(text: string): Edits
}
