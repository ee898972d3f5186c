import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Absence } from '../../core/facts/workload.ts'
import type { Span } from '../../core/span.ts'
import type { LibvirtKey } from './read/settings.ts'

/** A whole domain, for what no single setting shows. */
export interface LibvirtDomain extends FactBase {
  readonly noun: string
  readonly lxc: boolean
  /** Proof that the domain lacks something, with the edit that adds it where there is one right one. */
  lacks(what: LibvirtAspect): Absence | undefined
}

/** What a domain may lack. */
export type LibvirtAspect =
  | 'cpu-mitigations'
  | 'nesting-off'
  | 'tpm'
  | 'entropy-source'
  | 'uefi'
  | 'chipset-q35'
  | 'resource-partition'
  | 'user-namespace'
  | 'mac-label'
  | 'smm'

/** One value of a domain: an attribute, the text of an element, or an element that says something by being there. */
export interface LibvirtSetting extends FactBase {
  readonly noun: string
  readonly key: LibvirtKey
  /** '' for an element without text; undefined when it cannot be known. */
  readonly value: string | undefined
  /** Whether QEMU runs the domain. */
  readonly qemu: boolean
  /** Whether the memory of its process is limited. */
  readonly limited: boolean
  /** Of a random number device: whether its rate is limited. */
  readonly rated: boolean
  /** Of a disk's secret: whether it is one that libvirt keeps. */
  readonly named: boolean
  addRate(): Edits
  set(value: string): Edits
  /** Takes the attribute out, or the element. */
  remove(): Edits
}

/** `<seclabel>` of the domain or of a disk. */
export interface LibvirtSeclabel extends FactBase {
  readonly noun: string
  readonly model: string | undefined
  readonly type: 'dynamic' | 'static' | 'none' | undefined
  readonly relabel: boolean | undefined
  /** The label given, where one is. */
  readonly label: string | undefined
  readonly place: 'domain' | 'disk'
  /** Whether the domain names a label of a mandatory access control besides. */
  readonly confined: boolean
  relabelOn(): Edits
  remove(): Edits
}

/** `<cpu><feature>`. */
export interface LibvirtCpuFeature extends FactBase {
  readonly noun: string
  readonly feature: string
  readonly policy: string | undefined
  remove(): Edits
}

/** `<disk>`. */
export interface LibvirtDisk extends FactBase {
  readonly noun: string
  /** `vda`. */
  readonly target: string | undefined
  readonly type: string | undefined
  readonly device: string | undefined
  /** `virtio`, `ide`. */
  readonly bus: string | undefined
  /** A disk of the host as a whole, of which a `device` fact tells. */
  readonly wholeDisk: boolean
  /** File, device or name of what is behind it; undefined when nothing or unknown. */
  readonly source: string | undefined
  readonly sourceSpan: Span
  readonly readOnly: boolean
  readonly shareable: { readonly span: Span; remove(): Edits } | undefined
  readonly transient: Span | undefined
  readonly encrypted: boolean
  /** Whether the format of the image is said, or there is only one. */
  readonly formatted: boolean
  /** States the format. */
  setFormat(format: string): Edits
  /** `https`, `rbd`; of network disks. */
  readonly protocol: string | undefined
}

/** `<filesystem>`. */
export interface LibvirtFilesystem extends FactBase {
  readonly noun: string
  readonly driver: 'virtiofs' | '9p' | 'container'
  /** Which users guest files get; the default filled in. */
  readonly access: string | undefined
  setAccess(mode: string): Edits
}

/** `<interface>`. */
export interface LibvirtInterface extends FactBase {
  readonly noun: string
  readonly type: string | undefined
  /** `vepa`, `bridge`, `passthrough` of a direct attachment. */
  readonly mode: string | undefined
  readonly filtered: boolean
  readonly isolated: boolean
  /** A program the driver runs for it. */
  readonly script: Span | undefined
  readonly backend: string | undefined
  /** Addresses the host listens on for it: '' for all. */
  readonly forwards: readonly string[]
  /** Whether a card of a PC has no model, so that QEMU takes one of its old ones. */
  readonly unstatedModel: boolean
  setModel(model: string): Edits
  filter(name: string): Edits
  isolate(): Edits
}

/** A serial line, channel or console. */
export interface LibvirtLine extends FactBase {
  readonly noun: string
  readonly element: string
  readonly type: string | undefined
  /** Of a channel: `org.qemu.guest_agent.0`. */
  readonly name: string | undefined
  readonly path: string | undefined
  readonly listens: boolean
}

/** An element libvirt does not know, which differs from one it knows by the way it is written. */
export interface LibvirtMisspelling extends FactBase {
  readonly noun: string
  readonly written: string
  readonly meant: string
  readonly parent: string
}

/** `<nvram>`: the file that keeps a machine's firmware variables. */
export interface LibvirtNvram extends FactBase {
  readonly noun: string
  readonly path: string
  /** Other machines of the workspace that name the same file. */
  readonly alsoIn: readonly { readonly uri: string; readonly span: Span; readonly noun: string }[]
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'libvirt.domain': LibvirtDomain
    'libvirt.setting': LibvirtSetting
    'libvirt.seclabel': LibvirtSeclabel
    'libvirt.cpuFeature': LibvirtCpuFeature
    'libvirt.disk': LibvirtDisk
    'libvirt.filesystem': LibvirtFilesystem
    'libvirt.interface': LibvirtInterface
    'libvirt.line': LibvirtLine
    'libvirt.misspelling': LibvirtMisspelling
    'libvirt.nvram': LibvirtNvram
  }
}
