import type { FactBase } from '../fact.ts'

/** An image a workload or a build stage starts from. */
export interface Image extends FactBase {
  readonly noun: string
  /** `base`: what a stage builds on; `run`: what a workload runs; `copy`: what files are copied from. */
  readonly role: 'base' | 'run' | 'copy'
  /** The reference with defaults filled in; undefined when it cannot be known, absent for `scratch` and other stages. */
  readonly reference: string | undefined
  /** The same with `UNKNOWN` for every part that cannot be known. */
  readonly template: string
  /** Whether the same file also builds this image, so that the reference only names the result. */
  readonly builtHere: boolean
}

declare module '../fact.ts' {
  interface FactMap {
    image: Image
  }
}
