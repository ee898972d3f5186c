import { words } from '../../core/words.ts'

/**
 * How much a capability weighs when a container is given it (rows C2 to C5 of the Docker rules, which follow
 * compose-lint CL-0024, CL-0011, CL-0028 to CL-0030 and CL-0027; MAC_ADMIN and MAC_OVERRIDE as AppArmor's and
 * SELinux's rules grade them).
 * `all`: every capability; `host-code`: runs code as the host; `host-adjacent`: reconfigures or stops the host;
 * `host-reaching`: reads or skews what the host shares; `host-availability`: starves the host; `host-disclosure`: reads its log;
 * `bounded`: reaches other users' processes or files inside the container; `minor`: everything else Docker does not grant by
 * default; `default`: Docker grants it anyway; `unknown`: no such capability.
 */
export type CapabilityTier =
  | 'all'
  | 'host-code'
  | 'host-adjacent'
  | 'host-reaching'
  | 'host-availability'
  | 'host-disclosure'
  | 'bounded'
  | 'minor'
  | 'default'
  | 'unknown'

/** Docker's default set (Docker docs, "Runtime privilege and Linux capabilities"). */
export const DOCKER_DEFAULT_CAPABILITIES: ReadonlySet<string> = new Set(
  words(`
    AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID
    SYS_CHROOT
  `),
)

/** Every Linux capability with what it lets a process do, after "lets the process" (man page capabilities(7)). */
const GRANTS: ReadonlyMap<string, string> = new Map([
  ['AUDIT_CONTROL', 'switch kernel auditing off and change its rules'],
  ['AUDIT_READ', "read the kernel's audit log as it is written"],
  ['AUDIT_WRITE', "write records to the kernel's audit log"],
  ['BLOCK_SUSPEND', 'keep the whole machine from going to sleep'],
  ['BPF', 'load BPF programs into the kernel'],
  ['CHECKPOINT_RESTORE', 'choose process ids and read the mappings of other processes'],
  ['CHOWN', 'give any file to any user'],
  ['DAC_OVERRIDE', 'read, write and execute files whatever their permissions say'],
  ['DAC_READ_SEARCH', 'read any file and search any directory whatever their permissions say'],
  ['FOWNER', "act as the owner of other users' files"],
  ['FSETID', 'keep set-user-id and set-group-id bits when it changes a file'],
  ['IPC_LOCK', 'lock memory so that the host cannot reclaim it'],
  ['IPC_OWNER', 'use any System V shared memory, semaphore or message queue whatever its permissions say'],
  ['KILL', 'send signals to processes of other users'],
  ['LEASE', 'place leases on any file and so stall whoever opens it'],
  ['LINUX_IMMUTABLE', 'set and clear the immutable and append-only marks of files'],
  ['MAC_ADMIN', 'change the configuration of mandatory access control'],
  ['MAC_OVERRIDE', 'bypass mandatory access control'],
  ['MKNOD', 'create device files'],
  ['NET_ADMIN', 'reconfigure network interfaces, routes and firewall rules'],
  ['NET_BIND_SERVICE', 'listen on ports below 1024'],
  ['NET_BROADCAST', 'send broadcasts and listen to multicasts'],
  ['NET_RAW', 'send and receive raw packets, and so forge addresses on its network'],
  ['PERFMON', 'watch performance events of the whole machine'],
  ['SETFCAP', 'put capabilities on files'],
  ['SETGID', 'become any group'],
  ['SETPCAP', 'change the capabilities its children may hold'],
  ['SETUID', 'become any user'],
  ['SYSLOG', "read the kernel's log with its addresses"],
  ['SYS_ADMIN', 'mount file systems and carry out most other administration of the kernel'],
  ['SYS_BOOT', 'reboot the machine or load another kernel'],
  ['SYS_CHROOT', 'change its root directory and mount namespace'],
  ['SYS_MODULE', 'load kernel modules'],
  ['SYS_NICE', 'raise priorities and pin any process to processors'],
  ['SYS_PACCT', 'switch process accounting on and off'],
  ['SYS_PTRACE', 'trace other processes and read and write their memory'],
  ['SYS_RAWIO', 'read and write I/O ports and device memory'],
  ['SYS_RESOURCE', 'exceed resource limits and disk quotas'],
  ['SYS_TIME', "set the host's clock"],
  ['SYS_TTY_CONFIG', 'hang up and reconfigure terminals'],
  ['WAKE_ALARM', 'set alarms that wake the machine'],
])

const TIERS: ReadonlyMap<string, CapabilityTier> = new Map<string, CapabilityTier>([
  ['ALL', 'all'],
  ['SYS_ADMIN', 'host-code'],
  ['SYS_MODULE', 'host-code'],
  ['SYS_RAWIO', 'host-code'],
  ['NET_ADMIN', 'host-adjacent'],
  ['BPF', 'host-adjacent'],
  ['SYS_BOOT', 'host-adjacent'],
  ['MAC_ADMIN', 'host-adjacent'],
  ['MAC_OVERRIDE', 'host-adjacent'],
  ['PERFMON', 'host-reaching'],
  ['SYS_TIME', 'host-reaching'],
  ['SYS_NICE', 'host-availability'],
  ['IPC_LOCK', 'host-availability'],
  ['LEASE', 'host-availability'],
  ['SYSLOG', 'host-disclosure'],
  ['SYS_PTRACE', 'bounded'],
  ['DAC_READ_SEARCH', 'bounded'],
])

/** Default capabilities that row C5 still counts as a weakness where a file asks for them by name. */
const RISKY_DEFAULTS: ReadonlySet<string> = new Set(['NET_RAW', 'SYS_CHROOT', 'MKNOD', 'SETFCAP'])

/**
 * A capability's name as the tables spell it: upper case, without `CAP_`. `CAP_ALL` stays as it is: no runtime
 * knows it, and the prefixed form of `ALL` grants nothing.
 */
export function normalizeCapability(name: string): string {
  const upper = name.trim().toUpperCase()
  return upper.startsWith('CAP_') && upper !== 'CAP_ALL' ? upper.slice(4) : upper
}

/** The tier of a capability in any spelling. */
export function capabilityTier(name: string): CapabilityTier {
  const capability = normalizeCapability(name)
  const tier = TIERS.get(capability)
  if (tier !== undefined) return tier
  if (DOCKER_DEFAULT_CAPABILITIES.has(capability)) return 'default'
  return GRANTS.has(capability) ? 'minor' : 'unknown'
}

/** Whether Docker grants the capability by default although row C5 of the Docker rules counts it as a weakness. */
export function isRiskyDefaultCapability(name: string): boolean {
  return RISKY_DEFAULTS.has(normalizeCapability(name))
}

/** What the capability lets a process do: a fragment after "lets the process", `load kernel modules`. */
export function capabilityGrants(name: string): string {
  const capability = normalizeCapability(name)
  if (capability === 'ALL') return 'do everything root can do on the host'
  return GRANTS.get(capability) ?? 'use a privilege this tool does not know'
}

/** All capability names Linux has, without `CAP_`, in alphabetical order. */
export const LINUX_CAPABILITIES: readonly string[] = [...GRANTS.keys()]
