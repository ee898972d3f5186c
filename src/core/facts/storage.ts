import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { Span } from '../span.ts'

/** Something mounted into a workload. */
export interface Mount extends FactBase {
  readonly noun: string
  /** `host`: a path of the host; `volume`: a named or anonymous volume; `tmpfs`: memory. */
  readonly type: 'host' | 'volume' | 'tmpfs' | 'other'
  /** The host's path or the volume's name, as written with defaults filled in; undefined when it cannot be known. */
  readonly source: string | undefined
  readonly sourceSpan: Span
  /** Where it appears in the workload. */
  readonly target: string | undefined
  readonly readOnly: boolean | undefined
  /** Whether it is the file that the workload starts. */
  readonly started?: boolean
  /** The image of the workload it is mounted into, when the file says. */
  readonly image?: string
  /** The host reads and writes it with an ordinary user's rights, and sockets in it reach nobody. */
  readonly asUser?: true
  /** Set where sockets in it cannot be connected to: a virtual machine's shared folders carry files alone. */
  readonly sockets?: false
  readonly propagation: 'private' | 'rprivate' | 'slave' | 'rslave' | 'shared' | 'rshared' | undefined
  readonly propagationSpan?: Span
  /** SELinux relabelling: `z` shared, `Z` private to this workload. */
  readonly relabel: 'z' | 'Z' | undefined
  /** tmpfs or volume options as written: `exec`, `size=64m`. */
  readonly options: readonly string[]
  makeReadOnly(): Edits
  /** Adds an option as written in `options`: `size=64m`; absent where the form has no place for it. */
  addOption?(option: string): Edits
  setPropagation(value: 'private' | 'rprivate'): Edits
  remove(): Edits
}

declare module '../fact.ts' {
  interface FactMap {
    mount: Mount
  }
}
