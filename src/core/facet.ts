/** The facets of isolation: they group rules, settings, documentation and the isolation map. */
export const FACETS = {
  kernel: 'shared or own kernel, nested virtualisation, CPU mitigations, emulated hardware',
  namespaces: 'pid, mount propagation, network, ipc, uts, user, cgroup',
  cgroups: 'CPU, memory, process count, block I/O and bandwidth limits',
  rootfs: 'writable root, host paths and sockets mounted in, tmpfs options, raw disks',
  privilege: 'privileged mode, capabilities, devices, no-new-privileges, setuid, user',
  mac: 'AppArmor, SELinux, seccomp: absent, disabled, complaining, too wide',
  network: 'published ports, listen addresses, remote displays, TLS',
  image: 'base image pinning, layers, packages, downloads, build context',
  secrets: 'credentials in files, layers, environment, machine definitions',
  operations: 'health checks, restart, logging, init, files that cannot be read as what they are',
} as const

/** One facet's name. */
export type Facet = keyof typeof FACETS
