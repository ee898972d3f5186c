/**
 * What setting a kernel parameter for a workload does. `host-wide`: not part of any namespace, the setting would reach
 * the host (Docker refuses it unless privileged); `forwarding`: makes the workload a router; `network-hardening`: switches
 * a protection of the network stack off; `shared-memory`: keeps abandoned shared memory; `ordinary`: part of a namespace and harmless.
 */
export interface SysctlClass {
  readonly class: 'host-wide' | 'forwarding' | 'network-hardening' | 'shared-memory' | 'ordinary'
  /** What it does, after "it": `forwards packets between networks`. */
  readonly what: string
}

/** Parameters that belong to a namespace (Docker docs, "docker run --sysctl"; names of row C93 and kube-linter unsafe-sysctls). */
const NAMESPACED =
  /^(?:kernel\.(?:msgmax|msgmn[bi]|sem|shm(?:all|max|mni|_rmid_forced)|domainname|hostname)$|fs\.mqueue\.|net\.|user\.)/

/** Per-interface protections and the value that switches each off (Linux, Documentation/networking/ip-sysctl). */
const PROTECTIONS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\.accept_source_route$/, /^[^0-]/, 'lets a sender choose the route of its packets'],
  [/\.accept_redirects$/, /^[^0]/, 'lets a neighbour redirect its traffic'],
  [/\.send_redirects$/, /^[^0]/, 'tells other hosts to send their traffic elsewhere'],
  [/\.rp_filter$/, /^0/, 'takes packets with forged source addresses'],
  [/\.route_localnet$/, /^[^0]/, 'makes loopback addresses reachable from the network'],
  [/^net\.ipv4\.tcp_syncookies$/, /^0/, 'switches protection against SYN floods off'],
  [/^net\.ipv4\.icmp_echo_ignore_broadcasts$/, /^0/, 'answers broadcast pings'],
]

/** Classifies one `sysctls` entry (row C93); `value` is undefined when it cannot be known. */
export function classifySysctl(name: string, value: string | undefined): SysctlClass {
  const key = name.trim().replace(/\//g, '.')
  const setting = value?.trim()
  if (!NAMESPACED.test(key)) return { class: 'host-wide', what: 'changes the kernel for the whole host' }
  if (key === 'kernel.shm_rmid_forced' && setting === '0') {
    return { class: 'shared-memory', what: 'keeps shared memory nobody uses any more' }
  }
  if (/^net\.ipv4\.ip_forward$|\.forwarding$/.test(key) && setting !== undefined && /^[1-9]/.test(setting)) {
    return { class: 'forwarding', what: 'forwards packets between networks' }
  }
  if (setting !== undefined) {
    for (const [pattern, off, what] of PROTECTIONS) {
      if (pattern.test(key) && off.test(setting)) return { class: 'network-hardening', what }
    }
  }
  return { class: 'ordinary', what: 'sets a parameter of its own namespace' }
}
