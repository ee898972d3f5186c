import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'
import type { StartedImage } from './workload.ts'
import type { Span } from '../span.ts'

/** A statement that a workload is (not) privileged; `value` is undefined when it cannot be known. */
export interface Privileged extends FactBase {
  readonly noun: string
  readonly value: boolean | undefined
  remove(): Edits
}

/** A namespace a workload states a choice for. */
export interface Namespace extends FactBase {
  readonly noun: string
  readonly which: 'pid' | 'network' | 'ipc' | 'uts' | 'user' | 'cgroup'
  /** As written: `host`, `service:db`, `shareable`; undefined when it cannot be known. */
  readonly mode: string | undefined
  /** How the file spells the setting: `pid: host`. */
  readonly evidence: string
  /** What `remove` does, where that is not to take a setting out. */
  readonly remedy?: string
  remove(): Edits
}

/** A capability added to or dropped from a workload, or allowed to it by its confinement, which otherwise holds it back. */
export interface Capability extends FactBase {
  readonly noun: string
  readonly action: 'add' | 'drop' | 'allow'
  /** Upper case, without `CAP_`; `ALL` for all of them. */
  readonly capability: string
  /** Of what is allowed: the names of the host's program that is confined; absent where a container is. */
  readonly programs?: readonly string[]
  /** Of what is allowed: whether nothing else is allowed with it, so that its removal touches no other's. */
  readonly alone?: boolean
  /** Whether every capability is dropped besides, so that only the added ones are held. */
  readonly dropsAll: boolean
  /** Whether the workload is also given the device of tunnels, for which it needs to set up networks. */
  readonly tunnel?: boolean
  remove(): Edits
}

/** A host device handed to a workload. */
export interface Device extends FactBase {
  readonly noun: string
  /** The host's path, or a rule such as `c 1:3 rwm` when `rule` is set. */
  readonly host: string
  readonly rule: boolean
  /** Letters out of `rwm`; undefined when not stated. */
  readonly permissions: string | undefined
  remove(): Edits
  /** Writes other letters in their place. */
  setPermissions(permissions: string): Edits
}

/** A confinement mechanism a workload states a choice for: switched off, or set to a profile or label. */
export interface Confinement extends FactBase {
  readonly noun: string
  readonly mechanism: 'seccomp' | 'apparmor' | 'selinux' | 'system-paths' | 'no-new-privileges'
  /** Set where it is the hypervisor's process that is confined or not, and not the workload's own. */
  readonly platform?: 'machine'
  /** As written after the separator: `unconfined`, `disable`, `type:spc_t`, `false`; of libvirt `none`, a profile, `type:svirt_t`. */
  readonly value: string | undefined
  /** Whether the statement switches the mechanism off; undefined when it cannot be known. */
  readonly off: boolean | undefined
  remove(): Edits
  /** Writes another value in its place: `no-new-privileges:true`. */
  set(value: string): Edits
}

/** A statement about the root file system's writability. */
export interface RootFilesystem extends FactBase {
  readonly noun: string
  readonly readOnly: boolean | undefined
  /** The image whose root file system it is, as of a workload. */
  readonly image?: StartedImage | undefined
  /** Where something is mounted on it all the same; absent where that cannot be known. */
  readonly mounted?: readonly string[]
  set(readOnly: boolean): Edits
  /** Mounts memory at directories where nothing is mounted, with the mounts' options: `/tmp:size=64m`. */
  addTmpfs?(...mounts: readonly string[]): Edits
}

/** The user a workload's processes run as. */
export interface User extends FactBase {
  readonly noun: string
  /** As written, group included: `0:0`; undefined when it cannot be known. */
  readonly user: string | undefined
  readonly root: boolean | undefined
  /** Whether it is the one that the image makes or its base image brings, by a name whose number the file does not say. */
  isOwn?(): boolean
  remove(): Edits
  readonly valueSpan: Span
  /** Where root is stated: an unprivileged user the file names before, and the edits that go back to it. */
  readonly restore?: { readonly user: string; edits(): Edits } | undefined
}

declare module '../fact.ts' {
  interface FactMap {
    privileged: Privileged
    namespace: Namespace
    capability: Capability
    device: Device
    confinement: Confinement
    rootFilesystem: RootFilesystem
    user: User
  }
}
