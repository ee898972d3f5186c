import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Span } from '../span.ts'

/** A hardening or limit a workload may lack. */
export type Aspect =
  | 'no-new-privileges'
  | 'read-only-root'
  | 'capabilities-dropped'
  | 'memory-limit'
  | 'cpu-limit'
  | 'pids-limit'
  | 'swap-limit'
  | 'block-io-limit'
  | 'network-bandwidth-limit'
  | 'disk-encryption'
  | 'user'
  | 'health-check'
  | 'restart-policy'

/** Proof that a workload lacks an aspect, and how to add it. */
export interface Absence {
  /** Where it belongs, when the file has that place already: the key of a block of limits that leaves this one out. */
  readonly at?: Span
  /**
   * The edits that add the aspect.
   * @param value for limits, the amount in the format's own notation (`512m`); other aspects need none
   * @returns undefined where the file's form leaves no single exact edit (a merged or aliased mapping)
   */
  add(value?: string): Edits
}

/** Something that runs and is to be isolated: a Compose service, an image's final stage, a virtual machine. */
export interface Workload extends FactBase {
  readonly name: string
  /** How messages call it: `service "web"`. */
  readonly noun: string
  readonly platform: 'container' | 'machine'
  /** Absent when the aspect is set, does not exist on this platform, or cannot be known. */
  lacks(aspect: Aspect): Absence | undefined
}

declare module '../fact.ts' {
  interface FactMap {
    workload: Workload
  }
}
