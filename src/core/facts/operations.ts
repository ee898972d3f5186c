import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'

/** A statement about a workload's health check. Its absence is asked of the workload: `lacks('health-check')`. */
export interface HealthCheck extends FactBase {
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
export interface Logging extends FactBase {
  readonly noun: string
  /** undefined when it cannot be known, '' when the file leaves it to the runtime. */
  readonly driver: string | undefined
  /** The names of the driver's options. */
  readonly options: readonly string[]
  remove(): Edits
  addOption(name: string, value: string): Edits
}

/** A kernel parameter set for a workload. */
export interface Sysctl extends FactBase {
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
