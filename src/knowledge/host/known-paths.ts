import { words } from '../../core/words.ts'

/**
 * Sockets through which a program can do anything root of the host can: whoever may talk to them starts containers,
 * machines or units (row C25: compose-lint CL-0001, KICS docker_socket_mounted_in_container, CIS 5.32, OWASP Docker #1;
 * LXD and libvirt: AppArmor rule container-socket). Paths in their shortest form, `/run` for `/var/run`.
 */
export const CONTROL_SOCKETS: ReadonlyMap<string, string> = new Map([
  ['/run/docker.sock', "the Docker Engine's control socket"],
  ['/run/docker/containerd/containerd.sock', "containerd's control socket"],
  ['/run/containerd/containerd.sock', "containerd's control socket"],
  ['/run/k3s/containerd/containerd.sock', "containerd's control socket"],
  ['/run/crio/crio.sock', "CRI-O's control socket"],
  ['/run/cri-dockerd.sock', "the Docker Engine's control socket for Kubernetes"],
  ['/run/podman/podman.sock', "Podman's control socket"],
  ['/run/buildkit/buildkitd.sock', "BuildKit's control socket"],
  ['/run/systemd/private', "systemd's control socket"],
  ['/run/libvirt/libvirt-sock', "libvirt's control socket"],
  ['/var/lib/lxd/unix.socket', "LXD's control socket"],
  ['/var/lib/incus/unix.socket', "Incus's control socket"],
  ['/var/snap/lxd/common/lxd/unix.socket', "LXD's control socket"],
])

/** The same by file name alone, for rootless engines and paths with variables: `$XDG_RUNTIME_DIR/docker.sock`. */
export const CONTROL_SOCKET_NAMES: ReadonlyMap<string, string> = new Map([
  ['docker.sock', "the Docker Engine's control socket"],
  ['docker.sock.raw', "the Docker Engine's control socket"],
  ['docker.raw.sock', "the Docker Engine's control socket"],
  ['containerd.sock', "containerd's control socket"],
  ['crio.sock', "CRI-O's control socket"],
  ['cri-dockerd.sock', "the Docker Engine's control socket for Kubernetes"],
  ['dockershim.sock', "the Docker Engine's control socket for Kubernetes"],
  ['podman.sock', "Podman's control socket"],
  ['balena-engine.sock', "balenaEngine's control socket"],
  ['buildkitd.sock', "BuildKit's control socket"],
  ['libvirt-sock', "libvirt's control socket"],
])

/** Named pipes of engines on Windows, by the last part of `//./pipe/NAME`. */
export const CONTROL_PIPES: ReadonlyMap<string, string> = new Map([
  ['docker_engine', "the Docker Engine's control pipe"],
  ['dockerdesktoplinuxengine', "the Docker Engine's control pipe"],
  ['containerd-containerd', "containerd's control pipe"],
])

/** The control socket below a directory: the first of the table, or undefined. */
export function controlSocketBelow(directory: string): string | undefined {
  const prefix = directory === '/' ? '/' : `${directory}/`
  for (const [path, what] of CONTROL_SOCKETS) if (path.startsWith(prefix)) return what
  return undefined
}

// Tables behind `classifyHostPath`. Paths in their shortest form.

/** Several paths that hold the same. */
function paths(what: string, list: string): readonly (readonly [string, string])[] {
  return words(list).map((path) => [path, what] as const)
}

/** What the host runs as root, or asks who may be root: trees where writing makes root of it (row C27, compose-lint CL-0025; /var/lib/kubelet: CL-0013). */
export const ROOT_EQUIVALENT: ReadonlyMap<string, string> = new Map([
  ...paths(
    "the host's scheduled jobs",
    '/etc/crontab /etc/anacrontab /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly /var/spool/cron',
  ),
  ...paths("the host's rules for sudo", '/etc/sudoers /etc/sudoers.d /etc/doas.conf /etc/doas.d'),
  ...paths("the host's accounts", '/etc/passwd /etc/shadow /etc/group /etc/gshadow'),
  ...paths("the host's SSH server and its keys", '/etc/ssh'),
  ...paths(
    "the host's services",
    '/etc/systemd /lib/systemd /usr/lib/systemd /usr/local/lib/systemd /etc/init.d /etc/init /etc/inittab /etc/rc.local /etc/rc.d',
  ),
  ...paths(
    'what every program of the host loads',
    '/etc/ld.so.preload /etc/ld.so.conf /etc/ld.so.conf.d /etc/ld.so.cache',
  ),
  ...paths('how the host checks logins', '/etc/pam.d /etc/pam.conf /etc/security /etc/nsswitch.conf'),
  ...paths(
    "what the host's shells run at login",
    '/etc/profile /etc/profile.d /etc/bash.bashrc /etc/bashrc /etc/environment /root/.bashrc /root/.profile /root/.bash_profile',
  ),
  ...paths("what the host's kernel runs and loads", '/etc/udev /etc/modprobe.d /etc/modules-load.d /etc/kernel'),
  ...paths(
    "the host's container engine",
    '/etc/docker /etc/containerd /etc/containers /etc/crio /etc/kubernetes /etc/cni',
  ),
  ['/root/.ssh', "root's SSH keys on the host"],
  ['/boot', "the host's kernel and boot loader"],
  ['/proc', "the host's process and kernel settings"],
  ['/var/lib/docker', "the Docker Engine's data: the files of every container and image"],
  ['/var/lib/containerd', "containerd's data: the files of every container and image"],
  ['/var/lib/containers', "Podman's data: the files of every container and image"],
  ['/var/lib/kubelet', "the Kubernetes node's state with the secrets of its pods"],
])

/** Directories above such a tree whose other contents are not: `/var/lib/some-service` is its own. */
export const ROOT_EQUIVALENT_EXACT: ReadonlyMap<string, string> = new Map([
  ['/etc', "the host's system configuration"],
  ['/root', "root's home directory on the host"],
  ['/var/lib', "the state of the host's services, all containers among them"],
])

/** The sockets of X displays. */
export const X_SOCKETS = '/tmp/.X11-unix'

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
  ...paths(
    "the host's network configuration",
    '/etc/network /etc/netplan /etc/NetworkManager /etc/iptables /etc/nftables.conf /etc/ufw /etc/firewalld',
  ),
  ...paths(
    "the host's keys for private networks",
    '/etc/wireguard /etc/openvpn /etc/ipsec.d /etc/ipsec.conf /etc/ipsec.secrets',
  ),
  ...paths("the host's security policy", '/etc/selinux /etc/apparmor /etc/apparmor.d /etc/audit /etc/polkit-1'),
  ...paths("the host's package sources and their keys", '/etc/apt /etc/yum.conf /etc/yum.repos.d /etc/dnf /etc/apk'),
  ...paths(
    "the host's system settings",
    '/etc/sysctl.conf /etc/sysctl.d /etc/default /etc/sysconfig /etc/fstab /etc/exports /etc/samba /etc/logrotate.d /etc/logrotate.conf',
  ),
  ...paths("the host's logging", '/etc/rsyslog.conf /etc/rsyslog.d'),
  ...paths("the host's Kerberos keys", '/etc/krb5.keytab'),
  ['/var/lib/libvirt', "the host's virtual machines"],
  ['/dev/shm', "the host's shared memory"],
  ['/dev/hugepages', "the host's shared memory in huge pages"],
  ['/dev/mqueue', "the message queues of the host's programs"],
  [X_SOCKETS, "the host's X display, with every key and window of it"],
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
  ['/run/host-services/ssh-auth.sock', "the user's SSH agent, which signs in with all its keys"],
  ['$SSH_AUTH_SOCK', "the user's SSH agent, which signs in with all its keys"],
  ['$XDG_RUNTIME_DIR', "the user's runtime directory with its session's sockets"],
])

/** Those of them that are sockets or hold nothing else: who may open one talks to what listens there, however it is mounted. */
export const SENSITIVE_SOCKETS: ReadonlySet<string> = new Set([
  '/run/dbus',
  '/run/dbus/system_bus_socket',
  '/run/user',
  '/run/host-services/ssh-auth.sock',
  '$SSH_AUTH_SOCK',
  '$XDG_RUNTIME_DIR',
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

/** What the environment of a user's session says of places, as `classifyHostPath` takes it (XDG Base Directory Specification, ssh-agent(1)). */
export const SESSION_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['HOME', '~'],
  ['USERPROFILE', '~'],
  ['USER', '$USER'],
  ['LOGNAME', '$LOGNAME'],
  ['USERNAME', '$USERNAME'],
  ['UID', '$UID'],
  ['XDG_RUNTIME_DIR', '$XDG_RUNTIME_DIR'],
  ['SSH_AUTH_SOCK', '$SSH_AUTH_SOCK'],
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
