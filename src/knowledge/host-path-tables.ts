/** Tables behind `classifyHostPath`. Paths in their shortest form. */

/** Trees where writing makes root of the host (row C27, compose-lint CL-0025; /var/lib/kubelet: CL-0013). */
export const ROOT_EQUIVALENT: ReadonlyMap<string, string> = new Map([
  ['/etc', "the host's system configuration"],
  ['/root', "root's home directory on the host"],
  ['/boot', "the host's kernel and boot loader"],
  ['/proc', "the host's process and kernel settings"],
  ['/var/lib/docker', "the Docker Engine's data: the files of every container and image"],
  ['/var/lib/containerd', "containerd's data: the files of every container and image"],
  ['/var/lib/containers', "Podman's data: the files of every container and image"],
  ['/var/lib/kubelet', "the Kubernetes node's state with the secrets of its pods"],
])

/** Directories above such a tree whose other contents are not: `/var/lib/some-service` is its own. */
export const ROOT_EQUIVALENT_EXACT: ReadonlyMap<string, string> = new Map([
  ['/var/lib', "the state of the host's services, all containers among them"],
])

/**
 * Trees that disclose or damage what belongs to the host (row C28: compose-lint CL-0013, KICS volume_has_sensitive_host_directory, CIS
 * 5.6).
 */
export const SENSITIVE_TREES: ReadonlyMap<string, string> = new Map([
  ['/sys', "the host's kernel and device settings"],
  ['/sys/fs/cgroup', "the host's control groups"],
  ['/usr', "the host's programs"],
  ['/bin', "the host's programs"],
  ['/sbin', "the host's programs"],
  ['/lib', "the host's libraries"],
  ['/lib64', "the host's libraries"],
  ['/lib/modules', "the host's kernel modules"],
  ['/var/log/journal', "the host's system log"],
  ['/run/log/journal', "the host's system log"],
  ['/var/log/audit', "the host's audit log"],
  ['/etc/letsencrypt', "the host's TLS keys"],
  ['/etc/ssl', "the host's TLS keys and trusted certificates"],
  ['/etc/pki', "the host's TLS keys and trusted certificates"],
  ['/var/lib/libvirt', "the host's virtual machines"],
  ['/dev/shm', "the host's shared memory"],
  ['/dev/input', "the host's keyboards and mice"],
])

/** Places that are sensitive as a whole or by name, but not in every file below them. */
export const SENSITIVE_EXACT: ReadonlyMap<string, string> = new Map([
  ['/dev', 'every device of the host'],
  ['/home', "every user's home directory"],
  ['/var/log', "the host's logs"],
  ['/var/log/auth.log', "the host's log of logins"],
  ['/var/log/secure', "the host's log of logins"],
  ['/var/log/syslog', "the host's system log"],
  ['/var/log/messages', "the host's system log"],
  ['/run/dbus', "the host's system message bus"],
  ['/run/dbus/system_bus_socket', "the host's system message bus"],
  ['/run/user', "every user's runtime directory with its session's sockets"],
])

/** Secrets in a home directory, relative to it (row C28; names of rows D43 and D54). */
export const SENSITIVE_HOME: ReadonlyMap<string, string> = new Map([
  ['.ssh', 'SSH keys'],
  ['.aws', 'AWS credentials'],
  ['.azure', 'Azure credentials'],
  ['.config/gcloud', 'Google Cloud credentials'],
  ['.kube', 'Kubernetes credentials'],
  ['.docker', 'Docker configuration with registry credentials'],
  ['.gnupg', 'GnuPG keys'],
  ['.netrc', 'stored passwords'],
  ['.npmrc', 'npm configuration with registry tokens'],
  ['.pypirc', 'PyPI credentials'],
  ['.git-credentials', 'stored Git passwords'],
  ['.config/gh', 'GitHub credentials'],
  ['.password-store', 'password store'],
])

/** Files every process may read that tell nothing private: time zone and names (row C27's exceptions, and the like). */
export const HARMLESS_FILES: ReadonlySet<string> = new Set([
  '/etc/localtime',
  '/etc/timezone',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/resolv.conf',
  '/etc/os-release',
  '/usr/lib/os-release',
])

/** Trees of public data. */
export const HARMLESS_TREES: readonly string[] = [
  '/usr/share/zoneinfo',
  '/usr/share/fonts',
  '/usr/share/ca-certificates',
  '/etc/ssl/certs',
  '/etc/ca-certificates',
  '/etc/pki/ca-trust/extracted',
]
