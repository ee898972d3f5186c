import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Place } from '../../core/language.ts'
import type { Span } from '../../core/span.ts'
import type { Profile } from './profile-facts.ts'
import type {
  AllRule,
  AnyRule,
  CapabilityRule,
  ChangeProfileRule,
  DbusRule,
  FileRule,
  IoUringRule,
  MountRule,
  MqueueRule,
  NamedCapability,
  NetworkRule,
  OpaqueRule,
  PivotRootRule,
  PtraceRule,
  RlimitRule,
  SignalRule,
  UnixRule,
  UsernsRule,
} from './rule-facts.ts'

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
  /** Whether every included file was read, so that what is in neither list is not granted. */
  readonly complete: boolean
  /** Overlapping pairs of file rules out of `rules`, one of each list, never a rule with itself; a bounded number of them. */
  overlapping(
    some: readonly AnyFileRule[],
    others: readonly AnyFileRule[],
  ): readonly (readonly [AnyFileRule, AnyFileRule])[]
  /** Unconditional deny rules about paths, own and included, that overlap a glob; a bounded number of them. */
  denials(glob: string): readonly AnyFileRule[]
  /** The same for rules that allow to run something. */
  transitions(glob: string): readonly AnyFileRule[]
  /** Writes a line as the last of this scope: `deny mount,`. */
  append(...lines: readonly string[]): Edits
}

type AnyFileRule = Extract<AnyRule, { readonly kind: 'file' }>

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

/**
 * What an AppArmor file says. Rules subscribe to these facts alone. What the parser refuses is a syntax problem already
 * (conflicting profile modes, unknown words for signals, families and mount options, a bad `error=`); only these are left to rules, because they
 * have one right repair or need other files: unknown flags and capabilities, `w` beside `a`, `x` without a transition, a transition in a
 * deny rule, conflicting transitions, `deny file,`, includes that are not there, variables that are not defined.
 */

export type * from './file-rule-facts.ts'
export type * from './profile-facts.ts'
export type * from './rule-facts.ts'

declare module '../../core/fact.ts' {
  interface FactMap {
    /** Once a file, whatever its role, before all others. */
    'apparmor.file': AppArmorFile
    /** Every profile, hat and child, outermost first. */
    'apparmor.profile': Profile
    'apparmor.include': Include
    'apparmor.variable': Variable
    'apparmor.alias': Alias
    'apparmor.fileRule': FileRule
    'apparmor.capabilityRule': CapabilityRule
    /** Once for each name of a capability rule that has names. */
    'apparmor.capability': NamedCapability
    'apparmor.network': NetworkRule
    'apparmor.mount': MountRule
    'apparmor.pivotRoot': PivotRootRule
    'apparmor.ptrace': PtraceRule
    'apparmor.signal': SignalRule
    'apparmor.dbus': DbusRule
    'apparmor.unix': UnixRule
    'apparmor.rlimit': RlimitRule
    'apparmor.changeProfile': ChangeProfileRule
    'apparmor.userns': UsernsRule
    'apparmor.mqueue': MqueueRule
    'apparmor.ioUring': IoUringRule
    'apparmor.all': AllRule
    /** A rule of a class this reader does not know. */
    'apparmor.opaque': OpaqueRule
  }
}
