/**
 * Paths whose label is a wall of its own, with the type the reference policy gives them (file contexts of refpolicy 2.20221101 and Fedora's:
 * authlogin, su, sudo, usermanage, ssh, devices, storage, modutils, logging, init, selinuxutil).
 */
export interface SensitivePath {
  /** The type it has in the reference policy. */
  readonly type: string
  /** What it is, after "the": `password hashes`. */
  readonly what: string
  /** `read`: it holds a secret. `write`: anyone who can write it controls the host. `run`: a program that changes into its own domain. */
  readonly danger: 'read' | 'write' | 'run'
}

const PROGRAMS: Readonly<Record<string, string>> = {
  auditctl: 'auditctl_exec_t',
  auditd: 'auditd_exec_t',
  chfn: 'chfn_exec_t',
  chsh: 'chfn_exec_t',
  crontab: 'crontab_exec_t',
  groupadd: 'groupadd_exec_t',
  init: 'init_exec_t',
  insmod: 'kmod_exec_t',
  kmod: 'kmod_exec_t',
  load_policy: 'load_policy_exec_t',
  login: 'login_exec_t',
  modprobe: 'kmod_exec_t',
  mount: 'mount_exec_t',
  newrole: 'newrole_exec_t',
  passwd: 'passwd_exec_t',
  ping: 'ping_exec_t',
  run_init: 'run_init_exec_t',
  semanage: 'semanage_exec_t',
  semodule: 'semanage_exec_t',
  setfiles: 'setfiles_exec_t',
  sshd: 'sshd_exec_t',
  su: 'su_exec_t',
  sudo: 'sudo_exec_t',
  systemd: 'init_exec_t',
  umount: 'mount_exec_t',
  unix_chkpwd: 'chkpwd_exec_t',
  useradd: 'useradd_exec_t',
}

const PLACES: readonly (readonly [place: RegExp, path: SensitivePath])[] = [
  [/^\/etc\/g?shadow[-*]?$/, { type: 'shadow_t', what: 'password hashes', danger: 'read' }],
  [/^\/etc\/security\/opasswd$/, { type: 'shadow_history_t', what: 'old password hashes', danger: 'read' }],
  [/^\/etc\/ssh\/ssh_host\S*_key$/, { type: 'sshd_key_t', what: 'private keys of the SSH server', danger: 'read' }],
  [/^\/etc\/krb5\.keytab$/, { type: 'krb5_keytab_t', what: 'Kerberos keys of the host', danger: 'read' }],
  [/^\/dev\/k?mem$/, { type: 'memory_device_t', what: 'memory of the machine', danger: 'write' }],
  [
    /^\/dev\/(?:[hsv]d|xvd|nvme|dm-|mmcblk)[^/]*$/,
    { type: 'fixed_disk_device_t', what: 'disks of the machine', danger: 'write' },
  ],
  [/^\/(?:usr\/)?lib\/modules$/, { type: 'modules_object_t', what: 'kernel modules', danger: 'write' }],
  [/^\/boot$/, { type: 'boot_t', what: 'kernel and what starts it', danger: 'write' }],
  [/^\/etc\/selinux$/, { type: 'selinux_config_t', what: 'configuration of SELinux', danger: 'write' }],
  [
    /^(?:HOME_DIR|\/root|\/home\/[^/]+)\/\.ssh(?:\/authorized_keys)?$/,
    { type: 'ssh_home_t', what: 'SSH keys of users', danger: 'write' },
  ],
  [/^\/var\/log\/audit$/, { type: 'auditd_log_t', what: 'audit log', danger: 'read' }],
]

/** What is known of a literal path; a tree is named by its top folder. */
export function sensitivePath(path: string): SensitivePath | undefined {
  const program = /^\/(?:usr\/)?s?bin\/(\w+)$/.exec(path)?.[1]
  if (program !== undefined) {
    const type = Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program] : undefined
    return type === undefined ? undefined : { type, what: `program \`${program}\``, danger: 'run' }
  }
  return PLACES.find(([place]) => place.test(path))?.[1]
}

const SYSTEM: readonly (readonly [place: RegExp, type: string])[] = [
  [/^\/etc(?:$|\/)/, 'etc_t'],
  [/^\/(?:usr\/)?(?:s?bin|libexec)(?:$|\/)/, 'bin_t'],
  [/^\/(?:usr\/)?lib(?:32|64)?(?:$|\/)/, 'lib_t'],
]

/** What is known of a path whose files belong to the system, and must not have the type of users' or temporary files. */
export function systemPath(path: string): SensitivePath | undefined {
  const type = SYSTEM.find(([place]) => place.test(path))?.[1]
  return type === undefined ? undefined : { type, what: 'system files there', danger: 'write' }
}

const COMMON: ReadonlySet<string> = new Set(
  (
    'etc_t etc_runtime_t bin_t usr_t lib_t src_t var_t var_lib_t var_log_t var_run_t var_spool_t var_lock_t tmp_t tmpfs_t device_t root_t home_root_t ' +
    'user_home_t user_home_dir_t user_tmp_t default_t file_t unlabeled_t locale_t public_content_t public_content_rw_t httpd_sys_content_t ' +
    'httpd_sys_rw_content_t container_file_t svirt_sandbox_file_t container_ro_file_t admin_home_t'
  ).split(' '),
)

/** Whether many domains may use files of a type. */
export function isCommonType(type: string): boolean {
  return COMMON.has(type)
}
