import { CONTROL_SOCKET_NAMES, CONTROL_SOCKETS, SENSITIVE_HOME } from '../host/known-paths.ts'
import { classifyDevice } from '../host/devices.ts'

/**
 * Files that hand something over to whoever a profile lets read or write them, as path patterns of AppArmor. Rows of the AppArmor
 * catalogue, section 2.5; severity.db of apparmor-utils weighs the same paths.
 */
export interface KnownPlace {
  /** Without variables. */
  readonly glob: string
  /** In plain words, as the object of a sentence: `the password hashes`. */
  readonly what: string
  /** Under this folder the rule itself must speak of: a pattern for a whole home directory is another weakness. */
  readonly named?: string
}

/** The same in several folders, each with a pattern of its own: what stands before the first wildcard tells what a pattern is about. */
function within(folders: readonly string[], pattern: string, what: string): readonly KnownPlace[] {
  return folders.map((folder) => ({ glob: `${folder}/${pattern}`, what }))
}

const HOME = '{/home/*,/root}'

/** What decides who may log in and become whom. */
export const ACCOUNT_FILES: readonly KnownPlace[] = [
  { glob: '/etc/{passwd,group}', what: 'the list of accounts' },
  { glob: '/etc/{shadow,gshadow}', what: 'the password hashes' },
  { glob: '/etc/{sudoers,sudoers.d/*,doas.conf}', what: 'the list of who may become root' },
  { glob: '/etc/pam.d/*', what: 'how logins are checked' },
  { glob: '/etc/security/*', what: 'how logins are checked' },
]

/** Code and settings that root runs or loads by itself. */
export const AUTOSTART_FILES: readonly KnownPlace[] = [
  {
    glob: '/etc/{crontab,cron.d/*,cron.hourly/*,cron.daily/*,cron.weekly/*,cron.monthly/*,anacrontab}',
    what: 'what cron runs',
  },
  { glob: '/var/spool/cron/{crontabs/*,*}', what: 'what cron runs' },
  ...within(
    ['/etc/systemd', '/run/systemd', '/usr/lib/systemd', '/lib/systemd'],
    '{system,user,system-generators,user-generators}/**',
    'what systemd starts',
  ),
  { glob: '/etc/{init.d/*,rc.local,rc?.d/*}', what: 'what runs at boot' },
  ...within(['/etc', '/run', '/usr/lib', '/lib'], 'udev/rules.d/*', 'what udev runs when a device appears'),
  { glob: '/etc/{profile,profile.d/*,bash.bashrc,bashrc,environment}', what: 'what every login shell runs' },
  { glob: '/etc/{ld.so.preload,ld.so.conf,ld.so.conf.d/*}', what: 'which libraries every program loads' },
  { glob: '/etc/{modprobe.d/*,modules-load.d/*,modules}', what: 'which modules the kernel loads, and what runs then' },
  { glob: '/etc/xdg/autostart/*', what: 'what every desktop session starts' },
]

/** The same for one user. */
export const USER_AUTOSTART_FILES: readonly KnownPlace[] = [
  { glob: `${HOME}/.config/autostart/*`, what: "what the user's session starts", named: 'autostart' },
  { glob: `${HOME}/.config/systemd/user/**`, what: "what the user's systemd starts", named: 'systemd' },
  {
    glob: `${HOME}/.{bashrc,bash_profile,bash_login,profile,zshrc,zshenv,zprofile,xprofile,xinitrc,xsession}`,
    what: "what the user's shell runs",
    named: '/.',
  },
]

/** Who may log in over SSH. */
export const SSH_LOGIN_FILES: readonly KnownPlace[] = [
  { glob: `${HOME}/.ssh/{authorized_keys*,rc}`, what: 'who may log in over SSH', named: '.ssh' },
]

/** Kernel, initial RAM disk and boot loader. */
export const BOOT_FILES: readonly KnownPlace[] = within(['/boot', '/efi'], '**', 'the kernel or its boot loader')

/** What holds the profile itself. */
export const POLICY_FILES: readonly KnownPlace[] = [
  ...within(['/etc/apparmor', '/etc/apparmor.d'], '**', "AppArmor's profiles"),
  {
    glob: '/sys/kernel/security/apparmor/{.load,.replace,.remove,policy/**}',
    what: "the kernel's interface that loads and removes profiles",
  },
  ...within(
    ['/var/cache/apparmor', '/var/lib/apparmor', '/etc/apparmor.d/cache'],
    '**',
    "AppArmor's compiled profiles",
  ),
]

/** Settings that name a program for the kernel to run as root, or act at once. */
export const KERNEL_HELPERS: readonly KnownPlace[] = [
  { glob: '/proc/sys/kernel/{core_pattern,modprobe,hotplug}', what: 'a program the kernel runs as root' },
  { glob: '/proc/sys/fs/binfmt_misc/{register,*}', what: 'the interpreter the kernel starts for a kind of program' },
  { glob: '/proc/sysrq-trigger', what: 'commands to the kernel, such as to reboot' },
  { glob: '/sys/kernel/uevent_helper', what: 'a program the kernel runs as root' },
  { glob: '/sys/fs/cgroup/**/release_agent', what: 'a program the kernel runs as root', named: 'release_agent' },
]

/** Settings that keep one program from another, or from the kernel (Documentation/admin-guide/sysctl of Linux). */
export const KERNEL_PROTECTIONS: readonly KnownPlace[] = [
  { glob: '/proc/sys/kernel/randomize_va_space', what: 'the random layout of memory' },
  { glob: '/proc/sys/kernel/{kptr_restrict,dmesg_restrict}', what: "the hiding of the kernel's addresses" },
  { glob: '/proc/sys/kernel/yama/ptrace_scope', what: 'the limit on tracing other programs' },
  { glob: '/proc/sys/kernel/{modules_disabled,kexec_load_disabled}', what: 'the lock on loading code into the kernel' },
  {
    glob: '/proc/sys/kernel/{unprivileged_bpf_disabled,unprivileged_userns_clone,perf_event_paranoid,apparmor_restrict_unprivileged_userns}',
    what: 'the limit on what ordinary users reach in the kernel',
  },
  { glob: '/proc/sys/net/core/bpf_jit_{harden,enable}', what: 'the hardening of BPF' },
  { glob: '/proc/sys/fs/{suid_dumpable,protected_*}', what: 'the protection of files against other users' },
  { glob: '/proc/sys/vm/{mmap_min_addr,unprivileged_userfaultfd}', what: 'a protection against flaws of the kernel' },
]

/** Hashes of passwords. */
export const PASSWORD_HASHES: readonly KnownPlace[] = [
  { glob: '/etc/{shadow,shadow-,gshadow,gshadow-}', what: 'the password hashes' },
]

/** Private keys and stored logins of the system. */
export const SYSTEM_KEYS: readonly KnownPlace[] = [
  { glob: '/etc/ssl/private/*', what: 'private TLS keys' },
  { glob: '/etc/ssh/ssh_host_{rsa,dsa,ecdsa,ed25519}_key', what: "the host's SSH keys" },
  { glob: '/etc/letsencrypt/{live,archive}/*/privkey*.pem', what: 'private TLS keys' },
  { glob: '/etc/pki/tls/private/*', what: 'private TLS keys' },
]

/** Of folders that hold secrets and other things, the files with the secrets. */
const SECRET_PART: ReadonlyMap<string, string> = new Map([
  ['.ssh', '.ssh/id_{rsa,dsa,ecdsa,ed25519}'],
  ['.gnupg', '.gnupg/{secring.gpg,private-keys-v1.d/*}'],
  ['.aws', '.aws/credentials'],
  ['.kube', '.kube/config'],
  ['.docker', '.docker/config.json'],
])

/** Keys and stored logins in home directories, by the names that a mounted home is searched for, too. */
export const HOME_KEYS: readonly KnownPlace[] = [...SENSITIVE_HOME].map(([path, what]) => ({
  glob: `${HOME}/${SECRET_PART.get(path) ?? `${path}{,/**}`}`,
  what: `a user's ${what}`,
  named: `/${path}`,
}))

/** Memory of other processes and of the kernel. */
export const PROCESS_MEMORY: readonly KnownPlace[] = [
  { glob: '/proc/[1-9]*/{mem,task/[1-9]*/mem}', what: 'the memory of processes' },
  { glob: '/proc/{kcore,kmem}', what: 'the memory of the kernel' },
]

/** systemd's own socket: whoever may talk to it starts units (row systemd-private-socket, which is not everybody's to raise). */
const SYSTEMD_SOCKET = '/run/systemd/private'

/** Sockets that control the host, in the runtime folders of the system and of its users. */
export const CONTROL_SOCKET_PLACES: readonly KnownPlace[] = [
  ...[...CONTROL_SOCKETS]
    .filter(([path]) => path !== SYSTEMD_SOCKET)
    .map(([path, what]) => ({
      glob: path.replace(/^\/run/, '{,/var}/run'),
      what,
      // A pattern for the state of every service is not about this one.
      ...(path.startsWith('/var/lib/') && { named: path.split('/')[3] ?? path }),
    })),
  ...[...CONTROL_SOCKET_NAMES].map(([name, what]) => ({
    glob: `{{,/var}/run,/mnt,${HOME}}/{**/,}${name}`,
    what,
    named: name,
  })),
]

/** Sockets whose other end starts programs for whoever asks, after asking back. */
export const SYSTEM_MANAGER_SOCKETS: readonly KnownPlace[] = [
  { glob: `{,/var}${SYSTEMD_SOCKET}`, what: "systemd's control socket" },
  { glob: '{,/var}/run/dbus/system_bus_socket', what: "the host's system message bus" },
]

/** Patterns for devices, with one device each that tells what they are. */
const DEVICE_PATTERNS: readonly (readonly [glob: string, example: string])[] = [
  ['/dev/{sd,hd,vd,xvd}[a-z]{,[0-9]*}', '/dev/sda'],
  ['/dev/nvme[0-9]*', '/dev/nvme0n1'],
  ['/dev/mmcblk[0-9]*', '/dev/mmcblk0'],
  ['/dev/md{[0-9]*,/*}', '/dev/md0'],
  ['/dev/{disk,block}/**', '/dev/disk/by-id/x'],
  ['/dev/loop{[0-9]*,-control}', '/dev/loop0'],
  ['/dev/{dm-[0-9]*,mapper/*}', '/dev/dm-0'],
  ['/dev/{zfs,zd[0-9]*,zvol/**}', '/dev/zfs'],
  ['/dev/{rbd,nbd,drbd,bcache}[0-9]*', '/dev/nbd0'],
  ['/dev/sg[0-9]*', '/dev/sg0'],
  ['/dev/{mem,kmem}', '/dev/mem'],
  ['/dev/port', '/dev/port'],
  ['/dev/cpu/*/msr', '/dev/cpu/0/msr'],
]

/** Devices of a class, in the words `classifyDevice` has for them. */
export function devicePlaces(wanted: 'raw-disk' | 'memory'): readonly KnownPlace[] {
  return DEVICE_PATTERNS.map(([glob, example]) => ({ glob, found: classifyDevice(example) }))
    .filter(({ found }) => found.class === wanted)
    .map(({ glob, found }) => ({ glob, what: found.what }))
}

/** Devices behind which lies much of the kernel, or another user's keyboard. */
export const KERNEL_DEVICES: readonly KnownPlace[] = [
  { glob: '/dev/{kvm,vhost-*}', what: "the way into the kernel's virtual machines" },
  { glob: '/dev/net/tun', what: 'the maker of network interfaces' },
  { glob: '/dev/{uinput,uhid}', what: "the maker of keyboards and mice, which types in anybody's name" },
  { glob: '/dev/fuse', what: 'the maker of file systems in user space' },
]

/** Where a process sets which profile it runs under. */
export const CONFINEMENT_ATTRIBUTES: readonly KnownPlace[] = [
  { glob: '/proc/[1-9]*/{,task/[1-9]*/}attr/{,apparmor/}{current,exec}', what: 'the profile of a process' },
]
