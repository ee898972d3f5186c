import type { Span } from '../span.ts'
import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'

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
   * @param value for limits, the amount in the format's own notation (`512m`); for dropped capabilities, those to add back; for a read-only
   * root, the memory to mount (`/tmp:size=64m`); of both several with blanks between. Other aspects need none
   * @returns undefined where the file's form leaves no single exact edit (a merged or aliased mapping)
   */
  add(value?: string): Edits
}

/** A published image that a workload starts in the image's own way. */
export interface StartedImage {
  /** `postgres:17` */
  readonly reference: string
  /** Whether it is started as another user than root and than the image's own. */
  readonly unprivileged: boolean
  readonly hostNetwork: boolean
}

/** Something that runs and is to be isolated: a Compose service, an image's final stage, a virtual machine. */
export interface Workload extends FactBase {
  readonly name: string
  /** How messages call it: `service "web"`. */
  readonly noun: string
  readonly platform: 'container' | 'machine'
  /** The system inside, where it is known to be another than Linux. */
  readonly system?: 'windows'
  /** Absent where it is built, where its start is replaced, or where how it is started cannot be known. */
  readonly image?: StartedImage | undefined
  /** Absent when the aspect is set, does not exist on this platform, or cannot be known. */
  lacks(aspect: Aspect): Absence | undefined
}

declare module '../fact.ts' {
  interface FactMap {
    workload: Workload
  }
}

/** A statement about a workload's health check. Its absence is asked of the workload: `lacks('health-check')`. */
interface HealthCheck extends FactBase {
  readonly noun: string
  /** Whether it switches the check off; undefined when it cannot be known. */
  readonly disabled: boolean | undefined
}

/** What happens when a workload ends by itself. */
export interface RestartPolicy extends FactBase {
  readonly noun: string
  /** How the file spells the setting: `restart`, `deploy.restart_policy.max_attempts`. */
  readonly key: string
  /** `never`, always (`always`, `unless-stopped`) or after failures; undefined when it cannot be known. */
  readonly when: 'never' | 'always' | 'on-failure' | undefined
  /** How often at most; undefined when no number limits it or the number cannot be known. */
  readonly attempts: number | undefined
  /** Restarts after failures, at most that often. */
  limit(attempts: number): Edits
}

/** Where a workload's output goes. */
interface Logging extends FactBase {
  readonly noun: string
  /** undefined when it cannot be known, '' when the file leaves it to the runtime. */
  readonly driver: string | undefined
  /** The names of the driver's options. */
  readonly options: readonly string[]
  remove(): Edits
  addOption(name: string, value: string): Edits
}

/** A kernel parameter set for a workload. */
interface Sysctl extends FactBase {
  readonly noun: string
  readonly parameter: string
  /** undefined when it cannot be known. */
  readonly value: string | undefined
  remove(): Edits
}

declare module '../fact.ts' {
  interface FactMap {
    healthCheck: HealthCheck
    restartPolicy: RestartPolicy
    logging: Logging
    sysctl: Sysctl
  }
}
