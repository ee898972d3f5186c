import type { Edits } from '../edit.ts'
import type { FactBase } from '../fact.ts'

/** Switches of a virtual machine that open a way between guest and host, or take a protection away. */
export type MachineFeatureName =
  /** Between the guest and whoever looks at its screen, or the host itself. */
  | 'clipboard'
  | 'drag-and-drop'
  | 'file-transfer'
  | 'usb-redirection'
  | 'guest-agent'
  | 'host-agent-login'
  /** What the guest's user may do to the machine. */
  | 'device-changes'
  | 'device-hotplug'
  | 'disk-shrink'
  | 'disk-wipe'
  | 'display-settings'
  | 'host-information'
  | 'desktop-integration'
  /** The processor and memory. */
  | 'nested-virtualization'
  | 'cpu-mitigation'
  | 'cpu-passthrough'
  | 'page-sharing'
  | 'hardware-virtualization'
  | 'processor-emulation'
  /** Devices that are emulated, each a parser of what the guest sends. */
  | 'floppy'
  | 'parallel-port'
  | 'serial-port'
  | 'sound'
  | 'microphone'
  | 'usb-controller'
  | 'optical-drive'
  | '3d-acceleration'
  | 'bluetooth'
  /** The boot chain and what is kept. */
  | 'secure-boot'
  | 'logging'
  | 'screen-lock'
  | 'teleport'
  | 'screen-recording'
  | 'shared-folder-symlinks'
  | 'optical-drive-passthrough'

/** A switch of a virtual machine, as the file sets it or the hypervisor named in it leaves it. */
export interface MachineFeature extends FactBase {
  /** How messages call the machine: `virtual machine "web"`. */
  readonly noun: string
  readonly feature: MachineFeatureName
  /** Whether it is on; undefined when it cannot be known. */
  readonly on: boolean | undefined
  /** Whether the file says so; otherwise it is the hypervisor's default. */
  readonly stated: boolean
  /** What exactly, when a feature has several: `ssbd`, `copy`, `floppy0`. */
  readonly detail: string | undefined
  /** How the file spells it: `isolation.tools.copy.disable = "FALSE"`; never a secret. */
  readonly evidence: string
  /** Writes the other state, where the format has one right way to. */
  set(on: boolean): Edits
  /** How the edit comes to hold, for caveats: `takes effect after the machine is powered off and started`. */
  readonly effect: string
}

/** A display that can be looked at over a network. */
export interface RemoteDisplay extends FactBase {
  readonly noun: string
  readonly protocol: 'vnc' | 'spice' | 'rdp'
  /** Whether the machine serves it; undefined when it cannot be known. */
  readonly on: boolean | undefined
  /** The listen address with the hypervisor's default filled in: `127.0.0.1`; '' for all interfaces; undefined when it cannot be known. */
  readonly address: string | undefined
  /** `open`: nobody is asked for anything; `set`: a password or login is; `unknown`: the hypervisor's own configuration decides. */
  readonly access: 'open' | 'set' | 'unknown'
  /** Whether a password stands in the file, and where. */
  readonly passwordSpan: FactBase['span'] | undefined
  /** Whether the password holds only until a date; undefined when the format knows no such thing. */
  readonly expires?: boolean
  /** Whether the connection is encrypted; undefined when it cannot be known. */
  readonly encrypted: boolean | undefined
  /** Whether several may look at once; undefined when it cannot be known. */
  readonly shared: boolean | undefined
  readonly effect: string
  bindLoopback(): Edits
  turnOff(): Edits
  encrypt(): Edits
  /** Lets one viewer in at a time. */
  limitViewers(): Edits
}

/** A folder of the host that a guest sees. A `mount` fact tells of its path beside it. */
export interface HostFolder extends FactBase {
  readonly noun: string
  /** The host's path as written; undefined when it cannot be known. */
  readonly path: string | undefined
  readonly writable: boolean | undefined
  readonly autoMount: boolean | undefined
  readonly effect: string
  makeReadOnly(): Edits
  remove(): Edits
}

/** A network card of a machine. */
export interface NetworkCard extends FactBase {
  readonly noun: string
  /** What it is connected to: the host's own network segment, a network behind the host, or unknown. */
  readonly attachment: 'bridged' | 'nat' | 'internal' | 'other' | undefined
  /** The emulated model in lower case: `e1000`; undefined when it cannot be known, absent for none stated. */
  readonly model?: string | undefined
  /** What the format calls the model made for guests: `virtio`, `vmxnet3`. */
  readonly modern: string
  /** Whose frames it may see besides its own: `all`, those of other `machines`, or `none`; undefined when the file does not say. */
  readonly promiscuous: 'all' | 'machines' | 'none' | undefined
  readonly effect: string
  denyPromiscuous(): Edits
  setModel(model: string): Edits
}

/** A piece of the host's hardware handed to a guest. Files and block devices are `device` facts. */
export interface Passthrough extends FactBase {
  readonly noun: string
  readonly which: 'pci' | 'usb' | 'scsi' | 'mediated' | 'tpm' | 'character-device' | 'input'
  /** How the file names it; undefined when it cannot be known. */
  readonly host: string | undefined
  readonly effect: string
  remove(): Edits
}

/** A serial, parallel or debug line of a machine that is served on a network. */
export interface NetworkLine extends FactBase {
  readonly noun: string
  /** `serial-port`: a console; `monitor`: the hypervisor's own control; `debugger`: reads and writes the guest's memory. */
  readonly which: 'serial-port' | 'parallel-port' | 'channel' | 'monitor' | 'debugger'
  /** Whether the host waits for connections, and where: '' for all interfaces; undefined when it cannot be known. */
  readonly address: string | undefined
  readonly effect: string
  remove(): Edits
  bindLoopback(): Edits
}

/** One word of the command line with which the hypervisor starts the guest's kernel: `selinux=0`. */
export interface KernelArgument extends FactBase {
  readonly noun: string
  /** As the kernel sees it, without quotes; never a template. */
  readonly text: string
  readonly effect: string
  /** Takes it out with the blank before it. */
  remove(): Edits
}

/** Arguments or settings handed to the hypervisor's program past the format's own checks. */
export interface RawHypervisorArgument extends FactBase {
  readonly noun: string
  /** `argument`, `environment` variable or `override` of a device. */
  readonly which: 'argument' | 'environment' | 'override'
  /** As written; undefined when it cannot be known. */
  readonly text: string | undefined
}

declare module '../fact.ts' {
  interface FactMap {
    machineFeature: MachineFeature
    remoteDisplay: RemoteDisplay
    hostFolder: HostFolder
    networkCard: NetworkCard
    passthrough: Passthrough
    networkLine: NetworkLine
    rawHypervisorArgument: RawHypervisorArgument
    kernelArgument: KernelArgument
  }
}
