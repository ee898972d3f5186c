/**
 * What an AppArmor file says. Rules subscribe to these facts alone. What the parser refuses is a syntax problem already
 * (conflicting profile modes, unknown words for signals, families and mount options, a bad `error=`); only these are left to rules, because they
 * have one right repair or need other files: unknown flags and capabilities, `w` beside `a`, `x` without a transition, a transition in a
 * deny rule, conflicting transitions, `deny file,`, includes that are not there, variables that are not defined.
 */
import type { AppArmorFile, Include, Variable, Alias } from './facts/file.ts'
import type { Profile } from './facts/profile.ts'
import type {
  AllRule,
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
} from './facts/rules.ts'

export type * from './facts/file.ts'
export type * from './facts/path.ts'
export type * from './facts/profile.ts'
export type * from './facts/rules.ts'

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
