import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Workload } from './workload.ts'

/** A cgroup (or hypervisor) limit a workload states. Its absence is asked of the workload: `lacks('memory-limit')`. */
export interface Limit extends FactBase {
  readonly noun: string
  readonly resource: 'memory' | 'cpu' | 'pids' | 'swap' | 'block-io' | 'oom-kill' | 'oom-score' | 'ulimit'
  /** How the file spells the setting: `pids_limit`. */
  readonly key: string
  /** As written; undefined when it cannot be known. */
  readonly value: string | undefined
  /** Whether the statement means "no limit": `-1`, `0`, `unlimited`; undefined when it cannot be known. */
  readonly unlimited: boolean | undefined
  /** The workload it limits, where the file says more of it. */
  readonly workload: Workload | undefined
  set(value: string): Edits
  remove(): Edits
}

declare module '../fact.ts' {
  interface FactMap {
    limit: Limit
  }
}
