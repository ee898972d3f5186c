import { isWithin, normalizePath } from '../../syntax/notation/posix-path.ts'

/**
 * What a device node gives to whoever holds it. `raw-disk`: a whole disk, volume or what makes them; `memory`: physical memory,
 * I/O ports, processor registers; `kernel`: the kernel's log; `ordinary`: anything else.
 */
export interface DeviceClass {
  readonly class: 'raw-disk' | 'memory' | 'kernel' | 'ordinary'
  /** In plain words, as the object of a sentence: `a whole disk of the host`. */
  readonly what: string
}

const ORDINARY: DeviceClass = { class: 'ordinary', what: 'a device of the host' }

/** Patterns for the name below `/dev` (row C33, compose-lint CL-0016, CIS 5.18; msr: AppArmor rule raw-memory-device). */
const DEVICES: readonly (readonly [RegExp, DeviceClass['class'], string])[] = [
  [/^(?:sd|hd|vd|xvd)[a-z]/, 'raw-disk', 'a disk of the host'],
  [/^nvme\d/, 'raw-disk', 'an NVMe disk of the host'],
  [/^mmcblk\d/, 'raw-disk', 'a memory card or eMMC disk of the host'],
  [/^(?:md\d|md(?:\/|$))/, 'raw-disk', 'a RAID array of the host'],
  [/^(?:disk|block)(?:\/|$)/, 'raw-disk', "the host's disks by another name"],
  [/^loop(?:\d|-control$)/, 'raw-disk', 'a loop device of the host, which turns files into disks'],
  [/^(?:dm-\d|mapper(?:\/|$))/, 'raw-disk', 'a logical or encrypted volume of the host'],
  [/^(?:zfs$|zd\d|zvol(?:\/|$))/, 'raw-disk', "the host's ZFS pools"],
  [/^(?:rbd|nbd|drbd|bcache)\d*(?:\/|$|p\d)/, 'raw-disk', 'a block device of the host'],
  [/^sg\d/, 'raw-disk', 'the raw commands of a disk of the host'],
  [/^(?:mem|kmem)$/, 'memory', "the host's physical memory"],
  [/^port$/, 'memory', "the host's I/O ports"],
  [/^cpu\/[^/]+\/msr$/, 'memory', "the host's processor registers"],
  [/^kmsg$/, 'kernel', "the host's kernel log"],
]

/** What a device path of the host gives. */
export function classifyDevice(path: string): DeviceClass {
  const device = normalizePath(path)
  if (device === '/dev') return { class: 'raw-disk', what: 'every device of the host, its disks among them' }
  if (!isWithin(device, '/dev')) return ORDINARY
  const name = device.slice('/dev/'.length)
  const found = DEVICES.find(([pattern]) => pattern.test(name))
  return found === undefined ? ORDINARY : { class: found[1], what: found[2] }
}

/** Character devices of major 1 by minor (Linux, Documentation/admin-guide/devices.txt). */
const MEMORY_MINORS: ReadonlyMap<string, DeviceClass> = new Map<string, DeviceClass>([
  ['1', { class: 'memory', what: "the host's physical memory" }],
  ['2', { class: 'memory', what: "the kernel's memory" }],
  ['4', { class: 'memory', what: "the host's I/O ports" }],
  ['11', { class: 'kernel', what: "the host's kernel log" }],
])

/**
 * What a device cgroup rule such as `c 1:3 rwm` or `a *:* rwm` opens (row C36, CIS 5.18): all devices, or one by its
 * numbers, which are Linux's own; every block device counts as a raw disk. `broad`: more than one major number.
 */
export function classifyDeviceRule(rule: string): DeviceClass & { readonly broad: boolean } {
  const [type = '', numbers = '*:*'] = rule.trim().split(/\s+/, 2)
  const [major = '*', minor = '*'] = numbers.split(':', 2)
  const broad = type === 'a' || major === '*'
  if (type === 'a') return { class: 'raw-disk', what: 'every device of the host', broad }
  if (type === 'b') {
    return { class: 'raw-disk', what: major === '*' ? 'every disk of the host' : 'disks of the host', broad }
  }
  if (type !== 'c') return { ...ORDINARY, broad: false }
  if (major === '*') {
    return { class: 'memory', what: 'every character device of the host, its memory among them', broad }
  }
  if (major !== '1') return { ...ORDINARY, broad }
  if (minor === '*') return { class: 'memory', what: "the host's physical memory", broad }
  return { ...(MEMORY_MINORS.get(minor) ?? ORDINARY), broad }
}
