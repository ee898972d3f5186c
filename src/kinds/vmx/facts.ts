import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'

/** One setting of a VMware machine that is in force, for what no shared fact tells. */
export interface VmxSettingFact extends FactBase {
  readonly noun: string
  /** Lower case: `log.rotatesize`. */
  readonly key: string
  /** undefined when it cannot be known. */
  readonly value: string | undefined
  /** As VMware's booleans; undefined for anything else. */
  readonly flag: boolean | undefined
  readonly effect: string
  set(value: string): Edits
  remove(): Edits
}

/** A line that sets a key again. */
export interface VmxDuplicate extends FactBase {
  readonly noun: string
  readonly key: string
  /** The line that set it before. */
  readonly before: FactBase['span']
  /** Whether both lines give the same value. */
  readonly same: boolean
  remove(): Edits
}

/** A whole VMware machine, for what it does not set. */
export interface VmxMachineFact extends FactBase {
  readonly noun: string
  /** What runs it, as far as the file tells. */
  readonly host: 'esxi' | 'workstation' | undefined
  /** Whether what is not set here is not set at all: an encrypted file hides settings. */
  readonly complete: boolean
  readonly effect: string
  /** The value of a key in any case; '' when it is empty, undefined when it is not set or cannot be known. */
  get(key: string): string | undefined
  /** Sets the key, on a line of its own where it is not set yet. */
  put(key: string, value: string): Edits
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'vmx.setting': VmxSettingFact
    'vmx.duplicate': VmxDuplicate
    'vmx.machine': VmxMachineFact
  }
}
