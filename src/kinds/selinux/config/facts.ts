import type { Edits } from '../../../core/edit.ts'
import type { FactBase } from '../../../core/fact.ts'

/** The modes SELinux boots into. */
export type SelinuxMode = 'enforcing' | 'permissive' | 'disabled'

/** A `SELINUX=` line which the library takes. */
export interface ModeSetting extends FactBase {
  readonly mode: SelinuxMode
  /** Whether it is the first such line: only that one counts. */
  readonly effective: boolean
  set(mode: SelinuxMode): Edits
  /** Removes the line. */
  remove(): Edits
}

/** A file in which no line says the mode so that the library understands it. */
export interface UnreadMode extends FactBase {
  /** What is wrong with the line that was meant for it, as the end of a sentence: `has blanks before the key`. */
  readonly flaw: string
  /** Writes the line as it is understood. */
  set(mode: SelinuxMode): Edits
}

/** The `SELINUXTYPE=` line that counts: which policy is loaded. */
export interface PolicyName extends FactBase {
  /** As the library takes it: blanks at the end cut off, all else kept. */
  readonly name: string
  set(name: string): Edits
}

declare module '../../../core/fact.ts' {
  interface FactMap {
    'selinux.mode': ModeSetting
    'selinux.unreadMode': UnreadMode
    'selinux.policyName': PolicyName
  }
}
