/** A boolean of distribution policy that loosens bounds in one of its states. */
export interface RiskyBoolean {
  /** The state that loosens. */
  readonly loose: boolean
  /** Whom it concerns: `containers`: every container of the host; `domains`: many domains at once. */
  readonly whom: 'containers' | 'domains'
  /** What it then allows, after "allows": `programs to run code on their stack`. */
  readonly allows: string
}

const TABLE: Readonly<Record<string, readonly [allows: string, loose?: false]>> = {
  allow_execheap: ['programs to run code on their heap'],
  selinuxuser_execheap: ["users' programs to run code on their heap"],
  allow_execmod: ['programs to change their code and run it'],
  selinuxuser_execmod: ["users' programs to change their code and run it"],
  allow_execstack: ['programs to run code on their stack'],
  selinuxuser_execstack: ["users' programs to run code on their stack"],
  mmap_low_allowed: ['programs to map the first page of memory'],
  deny_ptrace: ['programs to trace each other', false],
  secure_mode: ['users to become administrators through su and sudo', false],
  secure_mode_insmod: ['kernel modules to be loaded', false],
  secure_mode_policyload: ['policy, booleans and the mode to be changed', false],
  httpd_unified: ['web servers and their scripts to write all web content'],
  httpd_execmem: ['web servers to run code from writable memory'],
  nis_enabled: ['all domains that use name services to reach any port'],
  allow_ypbind: ['all domains that use name services to reach any port'],
  ftpd_full_access: ['FTP servers to read and write all files'],
  samba_export_all_rw: ['Samba to read and write all files'],
  nfs_export_all_rw: ['NFS to read and write all files'],
  rsync_full_access: ['rsync to read and write all files'],
  virt_use_execmem: ['virtual machines to run code from writable memory'],
  xserver_execmem: ['the X server to run code from writable memory'],
  cluster_can_network_connect: ['cluster programs to connect to any port'],
}

const CONTAINERS: Readonly<Record<string, string>> = {
  container_use_devices: 'every container to use any device handed in',
  container_manage_cgroup: 'every container to change control groups',
  container_connect_any: 'container engines to connect to any port',
  container_modify_selinux_labels: 'every container to change SELinux labels',
  container_can_execstack: 'every container to run code on its stack',
  container_use_host_all_caps: 'every container to use all capabilities of the host',
  container_use_sysadmin: 'every container to use the capability SYS_ADMIN',
  container_use_mknod: 'every container to create device files',
  container_mounton_non_security: 'every container to mount over files of the host',
  container_execmod_ro_files: 'every container to change code of read-only files and run it',
  container_nfs_export_relabel: 'container engines to relabel exported files',
  container_spc_mount_nfs: 'super privileged containers to mount NFS',
  container_spc_use_tun_tap_dev: 'super privileged containers to use tunnel devices',
  container_use_userns_all_caps: 'every container to use all capabilities in its user namespace',
  container_use_userns_sysadmin: 'every container to use SYS_ADMIN in its user namespace',
}

/** What a boolean loosens; undefined for those that are of no concern here, or not known. */
export function riskyBoolean(name: string): RiskyBoolean | undefined {
  const container = Object.hasOwn(CONTAINERS, name) ? CONTAINERS[name] : undefined
  if (container !== undefined) return { loose: true, whom: 'containers', allows: container }
  const found = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined
  return found && { loose: found[1] ?? true, whom: 'domains', allows: found[0] }
}
