import type { Edits } from '../../core/edit.ts'
import type { FactBase } from '../../core/fact.ts'
import type { Span } from '../../core/span.ts'

/** A literal of the file; undefined for what would have to be evaluated. A symbol is its name. */
export type Literal = string | number | boolean | null | undefined

/** One setting: `config.ssh.insert_key = false`, `vb.gui = true`. */
export interface VagrantSetting extends FactBase {
  /** How messages call the machine it is for: `machine "web"`. */
  readonly noun: string
  /** From the configuration on, `ssh.insert_key`; of a provider with its name before, `virtualbox.gui`. */
  readonly key: string
  readonly value: Literal
  /** The literals of a list; the value itself where it is none. */
  readonly items: readonly Literal[]
  readonly valueSpan: Span
  /** What the same machine is given elsewhere, the last one said; undefined when nothing is said, or it cannot be known. */
  beside(key: string): VagrantSetting | undefined
  /** Whether the file says something of a key for the same machine. */
  says(key: string): boolean
  /** Whether what the file does not say for this machine is not said: nothing is loaded, made up in loops or left to a condition. */
  readonly complete: boolean
  /** Whether the file puts keys of its own in the place of those the box comes with. */
  readonly ownKeys: boolean
  /** Whether other computers reach the machine's SSH server: over a bridged network, or a port forwarded on all interfaces. */
  readonly reachable: boolean
  /** Writes another literal in the value's place. */
  set(text: string): Edits
  /** Removes the line. */
  remove(): Edits
}

/** A machine the file defines; of one that defines none, the one it configures. */
export interface VagrantMachine extends FactBase {
  readonly noun: string
  /** Whether the file shares a folder at this path of the guest, or switches that off; undefined when it cannot be known. */
  sharesDefaultFolder(): boolean | undefined
  /** Switches the default share off, by a line of its own. */
  disableDefaultFolder(): Edits
}

/** A folder of the host that Vagrant shares with the guest, with what only Vagrant says of it. */
export interface VagrantFolder extends FactBase {
  readonly noun: string
  readonly source: string | undefined
  /** `nfs`, `rsync`, `smb`; '' where the provider chooses; undefined when it cannot be known. */
  readonly type: string | undefined
  /** Options of the mount and of the NFS export, one by one, with what writes another in the place of each. */
  readonly options: readonly { readonly text: string; readonly span: Span; set(text: string): Edits }[]
  /** The folder's keyword arguments with literal values. */
  option(name: string): { readonly value: Literal; readonly span: Span } | undefined
}

/** A provisioner that runs in the guest. */
export interface VagrantProvisioner extends FactBase {
  readonly noun: string
  readonly type: string
  /** The file or address its script comes from; undefined when none does, or it cannot be known. */
  readonly path: string | undefined
  /** Whether a checksum of it is given. */
  readonly checked: boolean
}

/** Something that runs on the host: when the file is read, or by a trigger. */
export interface VagrantHostCommand extends FactBase {
  /** `load`: whenever any vagrant command reads the file; `trigger`: before or after one of them. */
  readonly when: 'load' | 'trigger'
  /** As written, shortened. */
  readonly text: string
  /** Whether it installs a plugin. */
  readonly plugin: boolean
}

declare module '../../core/fact.ts' {
  interface FactMap {
    'vagrant.setting': VagrantSetting
    'vagrant.machine': VagrantMachine
    'vagrant.folder': VagrantFolder
    'vagrant.provisioner': VagrantProvisioner
    'vagrant.hostCommand': VagrantHostCommand
  }
}
