import type { Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'

/** One setting of a VMware machine, wherever it is written: a line of a `.vmx` file, an assignment of a Vagrantfile. */
export interface MachineSetting {
  /** As written. */
  readonly key: string
  /** undefined when it cannot be known. */
  readonly value: string | undefined
  readonly span: Span
  readonly valueSpan: Span
  set(value: string): Edits
  remove(): Edits
}

/** A VMware machine as its settings make it. */
export interface Machine {
  /** `virtual machine "web"` */
  readonly noun: string
  readonly subject: string
  /** Where what is missing is reported: the machine's name, or its first setting. */
  readonly span: Span
  /** What runs it, as far as the settings tell. */
  readonly host: 'esxi' | 'workstation' | undefined
  /** Whether what is not set here is not set at all. */
  readonly complete: boolean
  readonly settings: readonly MachineSetting[]
  /** How an edit comes to hold. */
  readonly effect: string
  /** The last setting with this key, in any case. */
  get(key: string): MachineSetting | undefined
  /** A boolean setting: `TRUE`, `yes`, `1` and their opposites; undefined when it is absent or something else. */
  flag(key: string): boolean | undefined
  add(key: string, value: string): Edits
}

/** What a machine is made of. */
export type MachineParts = Omit<Machine, 'get' | 'flag' | 'host'>

/** Puts a machine together. */
export function machineOf(parts: MachineParts): Machine {
  const byKey = new Map(parts.settings.map((setting) => [setting.key.toLowerCase(), setting]))
  const get = (key: string): MachineSetting | undefined => byKey.get(key.toLowerCase())
  return { ...parts, get, flag: (key) => booleanOf(get(key)?.value), host: hostOf(parts.settings) }
}

/** VMware's booleans, in any case. */
export function booleanOf(value: string | undefined): boolean | undefined {
  const text = value?.trim().toLowerCase()
  if (text === 'true' || text === 'yes' || text === '1') return true
  return text === 'false' || text === 'no' || text === '0' ? false : undefined
}

/**
 * `vmnet`-style connections and `nat` are Workstation's, Player's and Fusion's; resource scheduling, datastore paths and port groups are
 * ESXi's. (`virtualHW.productCompatibility = "hosted"` stands in files of both.)
 */
function hostOf(settings: readonly MachineSetting[]): Machine['host'] {
  let host: Machine['host']
  for (const { key, value = '' } of settings) {
    if (/^(?:sched\.|vc\.uuid$|ethernet\d+\.networkname$)/i.test(key) || /^\/vmfs\//i.test(value)) return 'esxi'
    if (/^ethernet\d+\.connectiontype$/i.test(key) && /^(?:nat|hostonly)$/i.test(value)) host = 'workstation'
  }
  return host
}

/**
 * The members of an indexed family, as the file first spells each: `ethernet0`, `ethernet1`.
 * @param family its name without a number, in any case
 */
export function members({ settings }: Machine, family: string): readonly string[] {
  return named(settings, new RegExp(`^(${family}\\d+)\\.`, 'i'))
}

/** The drives of the storage controllers: `scsi0:0`, `ide1:0`. */
export function drives({ settings }: Machine): readonly string[] {
  return named(settings, /^((?:scsi|ide|sata|nvme)\d+:\d+)\./i)
}

function named(settings: Machine['settings'], pattern: RegExp): readonly string[] {
  const names = new Map<string, string>()
  for (const { key } of settings) {
    const name = pattern.exec(key)?.[1]
    if (name !== undefined && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  return [...names.values()]
}
