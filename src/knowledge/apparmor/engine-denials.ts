/**
 * What the default profile of Docker and Podman denies to containers that may otherwise use every file (moby/profiles,
 * apparmor/template.go).
 */
export interface EngineDenial {
  /** In plain words, as an item of a list. */
  readonly what: string
  /** The rule without its qualifiers and comma. */
  readonly rule: string
  /** Paths out of what it denies: whoever denies these has closed the gap in a way of their own. */
  readonly paths: readonly string[]
  readonly access: 'read' | 'write' | 'mount'
  /** The way from root in the container to the host is short. */
  readonly breaksOut?: true
  /** Only newer templates have it: no weakness by itself. */
  readonly recent?: true
}

/** In the order of the template. */
export const ENGINE_DENIALS: readonly EngineDenial[] = [
  { what: 'writing files of /proc', rule: '/proc/* w', paths: ['/proc/cpuinfo'], access: 'write' },
  {
    what: "writing drivers' files below /proc",
    rule: '/proc/{[^1-9],[^1-9][^0-9],[^1-9s][^0-9y][^0-9s],[^1-9][^0-9][^0-9][^0-9]*}/** w',
    paths: ['/proc/irq/0', '/proc/fs/xfs', '/proc/acpi/wakeup'],
    access: 'write',
  },
  {
    what: 'writing kernel parameters',
    rule: '/proc/sys/[^k]** w',
    paths: ['/proc/sys/vm/swappiness', '/proc/sys/fs/suid_dumpable'],
    access: 'write',
  },
  {
    what: 'writing /proc/sys/kernel',
    rule: '/proc/sys/kernel/{?,??,[^s][^h][^m]**} w',
    paths: ['/proc/sys/kernel/core_pattern', '/proc/sys/kernel/modprobe'],
    access: 'write',
    breaksOut: true,
  },
  { what: 'sysrq-trigger', rule: '/proc/sysrq-trigger rwklx', paths: ['/proc/sysrq-trigger'], access: 'write' },
  { what: 'kcore', rule: '/proc/kcore rwklx', paths: ['/proc/kcore'], access: 'read' },
  { what: 'mounting', rule: 'mount', paths: [], access: 'mount', breaksOut: true },
  {
    what: 'writing /sys',
    rule: '/sys/{[^f]*,f[^s]*,fs/[^c]*,fs/c[^g]*,fs/cg[^r]*}/** wklx',
    paths: ['/sys/class/net/x', '/sys/fs/bpf/x'],
    access: 'write',
  },
  { what: '/sys/firmware', rule: '/sys/firmware/** rwklx', paths: ['/sys/firmware/efi/x'], access: 'read' },
  {
    what: '/sys/kernel/security',
    rule: '/sys/kernel/security/** rwklx',
    paths: ['/sys/kernel/security/apparmor/.replace'],
    access: 'write',
  },
  {
    what: 'powercap',
    rule: '/sys/devices/virtual/powercap/** rwklx',
    paths: ['/sys/devices/virtual/powercap/x'],
    access: 'read',
    recent: true,
  },
]
