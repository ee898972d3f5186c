import type { Alias, AppArmorFile, Include, Profile } from './file-facts.ts'
import type { FileRule } from './file-rule-facts.ts'
import type {
  AllRule,
  CapabilityRule,
  ChangeProfileRule,
  DbusRule,
  IoUringRule,
  MountRule,
  MqueueRule,
  NamedCapability,
  NetworkRule,
  PivotRootRule,
  PtraceRule,
  SignalRule,
  UnixRule,
  UsernsRule,
} from './rule-facts.ts'

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
export type * from './rule-facts.ts'

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
