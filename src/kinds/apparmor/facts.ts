import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'
import type { FileRule } from './file-rule-facts.ts'
import type { PathGlob } from './path-facts.ts'
import type { RuleFact, Target } from './rule-base-facts.ts'
import type { Alias, AppArmorFile, Include, Profile } from './file-facts.ts'

/**
 * What an AppArmor file says. Rules subscribe to these facts alone. What the parser refuses is a syntax problem already
 * (conflicting profile modes, unknown words for signals, families and mount options, a bad `error=`); only these are left to rules, because they
 * have one right repair or need other files: unknown flags and capabilities, `w` beside `a`, `x` without a transition, a transition in a
 * deny rule, conflicting transitions, `deny file,`, includes that are not there, variables that are not defined.
 */

export type * from './file-facts.ts'
export type * from './file-rule-facts.ts'
export type * from './path-facts.ts'
export type * from './rule-base-facts.ts'

declare module '../../core/fact.ts' {
  interface FactMap {
    /** Once a file, whatever its role, before all others. */
    'apparmor.file': AppArmorFile
    /** Every profile, hat and child, outermost first. */
    'apparmor.profile': Profile
    'apparmor.include': Include
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
    'apparmor.changeProfile': ChangeProfileRule
    'apparmor.userns': UsernsRule
    'apparmor.mqueue': MqueueRule
    'apparmor.ioUring': IoUringRule
    'apparmor.all': AllRule
  }
}

/** `capability,` or `capability a b,`. */
export interface CapabilityRule extends RuleFact {
  readonly kind: 'capability'
  readonly names: readonly NamedCapability[]
}

/** One name of a capability rule. */
export interface NamedCapability extends FactBase {
  readonly rule: CapabilityRule
  /** As written: `sys_admin`. */
  readonly written: string
  /** Upper case, without `CAP_`, as `src/knowledge/host/capabilities.ts` spells it. */
  readonly capability: string
  /** Whether the parser takes it as it is written. */
  readonly known: boolean
  /** Takes the name away, the rule when it was the only one. */
  remove(): Edits
  /** Writes another name. */
  set(name: string): Edits
}

/** `network inet stream,`. */
export interface NetworkRule extends RuleFact {
  readonly kind: 'network'
  readonly permissions: readonly string[]
  /** `inet`, `netlink`; undefined for all of them. */
  readonly family: string | undefined
  /** `stream`, `raw`; undefined for all of them. */
  readonly type: string | undefined
  /** `tcp`. */
  readonly protocol: string | undefined
  /** `ip=`, `port=` and what `peer=()` says: by name, `peer.ip` for the latter. */
  readonly conditions: ReadonlyMap<string, string>
  /** Writes it as several rules, qualifiers kept, or as another: `['inet stream', 'inet6 stream']`. */
  narrow(conditions: readonly string[]): Edits
}

/** `mount`, `remount` or `umount`. */
export interface MountRule extends RuleFact {
  readonly kind: 'mount'
  readonly operation: 'mount' | 'remount' | 'umount'
  readonly fstypes: readonly string[]
  /** Words of every `options=` and `options in`: `rw`, `bind`. */
  readonly options: readonly string[]
  readonly source: PathGlob | undefined
  readonly mountpoint: PathGlob | undefined
}

/** `pivot_root`. */
export interface PivotRootRule extends RuleFact {
  readonly kind: 'pivotRoot'
  readonly oldRoot: PathGlob | undefined
  readonly newRoot: PathGlob | undefined
  readonly target: Target | undefined
}

/** What rules about other processes have: empty lists and no peer mean any. */
export interface PeerRule extends RuleFact {
  readonly permissions: readonly string[]
  /** The label of the other side, as written: `unconfined`, `@{profile_name}`, `**`. */
  readonly peer: string | undefined
  /** Whether the peer can be any label: none named, `*`, `**`. */
  readonly anyPeer: boolean
  /** Writes a peer's label where none is; undefined where one is. */
  addPeer(label: string): Edits
  /** Takes a permission away; the rule when it was the only one. */
  removePermission(permission: string): Edits
}

/** `ptrace`. */
export interface PtraceRule extends PeerRule {
  readonly kind: 'ptrace'
}

/** `signal`. */
export interface SignalRule extends PeerRule {
  readonly kind: 'signal'
  readonly signals: readonly string[]
}

/** `dbus`. */
export interface DbusRule extends PeerRule {
  readonly kind: 'dbus'
  /** Conditions by name: `bus`, `path`, `interface`, `member`, `name`, `peer.name`, `peer.label`. */
  readonly conditions: ReadonlyMap<string, string>
}

/** `unix`. */
export interface UnixRule extends PeerRule {
  readonly kind: 'unix'
  /** Conditions by name: `type`, `addr`, `peer.addr`, `peer.label`. */
  readonly conditions: ReadonlyMap<string, string>
}

/** `set rlimit`. */
export interface RlimitRule extends RuleFact {
  readonly kind: 'rlimit'
  readonly resource: string
  readonly value: string
}

/** `change_profile`. */
export interface ChangeProfileRule extends RuleFact {
  readonly kind: 'changeProfile'
  /** The program whose start triggers it. */
  readonly exec: PathGlob | undefined
  readonly keyword: { readonly word: 'safe' | 'unsafe'; readonly span: Span } | undefined
  /** undefined for any. */
  readonly target: Target | undefined
  /** Whether the target can be any profile: none named, `*`, `**`. */
  readonly anyTarget: boolean
  removeKeyword(): Edits
}

/** `userns`. */
export interface UsernsRule extends RuleFact {
  readonly kind: 'userns'
}

/** `mqueue`. */
export interface MqueueRule extends RuleFact {
  readonly kind: 'mqueue'
  readonly permissions: readonly string[]
  readonly name: string | undefined
}

/** `io_uring`. */
export interface IoUringRule extends RuleFact {
  readonly kind: 'ioUring'
  /** `sqpoll`, `override_creds`; empty for all. */
  readonly permissions: readonly string[]
  /** Writes the permissions in place of those there. */
  setPermissions(text: string): Edits
}

/** `all`. */
export interface AllRule extends RuleFact {
  readonly kind: 'all'
}

/** A rule of a later grammar, kept up to its comma. */
export interface OpaqueRule extends RuleFact {
  readonly kind: 'opaque'
  readonly word: string
}

declare module './file-facts.ts' {
  interface RuleClasses {
    file: FileRule
    capability: CapabilityRule
    network: NetworkRule
    mount: MountRule
    pivotRoot: PivotRootRule
    ptrace: PtraceRule
    signal: SignalRule
    dbus: DbusRule
    unix: UnixRule
    rlimit: RlimitRule
    changeProfile: ChangeProfileRule
    userns: UsernsRule
    mqueue: MqueueRule
    ioUring: IoUringRule
    all: AllRule
    opaque: OpaqueRule
  }
}
