import { words } from '../../core/words.ts'

/** The modes a profile can be in; it has one (apparmor.d(5), "Profile Mode"). */
export const PROFILE_MODES: ReadonlySet<string> = new Set(
  words('enforce complain kill default_allow unconfined prompt'),
)

/** Flags beside the modes that stand for themselves. */
export const PLAIN_FLAGS: ReadonlySet<string> = new Set(
  words(`
    audit attach_disconnected attach_disconnected.ipc no_attach_disconnected chroot_attach chroot_no_attach
    chroot_relative namespace_relative mediate_deleted delegate_deleted interruptible debug
  `),
)

/** Flags that take a value. */
export const VALUE_FLAGS: ReadonlySet<string> = new Set(
  words('attach_disconnected.path attach_disconnected.ipc kill.signal error'),
)

/** Flags of which only one of a pair can be set. */
export const OPPOSITE_FLAGS: readonly (readonly [string, string])[] = [
  ['chroot_relative', 'namespace_relative'],
  ['mediate_deleted', 'delegate_deleted'],
  ['attach_disconnected', 'no_attach_disconnected'],
  ['attach_disconnected.path', 'no_attach_disconnected'],
  ['attach_disconnected.ipc', 'no_attach_disconnected'],
  ['chroot_attach', 'chroot_no_attach'],
]

/** Signals as signal rules name them; besides `rtmin+0` to `rtmin+32`. */
export const SIGNALS: ReadonlySet<string> = new Set(
  words(`
    hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont stop stp ttin ttou urg
    xcpu xfsz vtalrm prof winch io pwr sys emt exists
  `),
)

/** Address families of network rules (apparmor.d(5), "Network Rules"). */
export const NETWORK_FAMILIES: ReadonlySet<string> = new Set(
  words(`
    unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6 rose netbeui security key netlink packet ash econet
    atmsvc rds sna irda pppox wanpipe llc ib mpls can tipc bluetooth iucv rxrpc isdn phonet ieee802154 caif alg nfc
    vsock kcm qipcrtr smc xdp mctp unspec
  `),
)

/** Socket types of network rules. */
export const SOCKET_TYPES: ReadonlySet<string> = new Set(words('stream dgram seqpacket rdm raw packet'))

/** Protocols of network rules, which belong to the internet families. */
export const NETWORK_PROTOCOLS: ReadonlySet<string> = new Set(words('tcp udp icmp icmpv6'))

/** Mount options that exclude each other in one `options=`: each pair sets and clears the same flag. */
export const OPPOSITE_MOUNT_OPTIONS: readonly (readonly [string, string])[] = [
  ['ro', 'rw'],
  ['suid', 'nosuid'],
  ['dev', 'nodev'],
  ['exec', 'noexec'],
  ['sync', 'async'],
  ['mand', 'nomand'],
  ['symfollow', 'nosymfollow'],
  ['atime', 'noatime'],
  ['diratime', 'nodiratime'],
  ['silent', 'loud'],
  ['acl', 'noacl'],
  ['relatime', 'norelatime'],
  ['iversion', 'noiversion'],
  ['strictatime', 'nostrictatime'],
  ['lazytime', 'nolazytime'],
  ['user', 'nouser'],
]

/** Options that change how mounts propagate. */
export const PROPAGATION_OPTIONS: ReadonlySet<string> = new Set(
  words('unbindable runbindable private rprivate slave rslave shared rshared').flatMap((name) => [
    name,
    `make-${name}`,
  ]),
)

/** Every mount option the parser knows. */
export const MOUNT_OPTIONS: ReadonlySet<string> = new Set([
  ...OPPOSITE_MOUNT_OPTIONS.flat(),
  ...PROPAGATION_OPTIONS,
  ...words('r w read-only remount dirsync bind B rbind R move M verbose'),
])

/** Resource limits and what their values are: `bytes`, `number`, `seconds`, `microseconds`, `nice`. */
export const RLIMITS: Readonly<Record<string, 'bytes' | 'number' | 'seconds' | 'microseconds' | 'nice'>> = {
  cpu: 'seconds',
  rttime: 'microseconds',
  nice: 'nice',
  fsize: 'bytes',
  data: 'bytes',
  stack: 'bytes',
  core: 'bytes',
  rss: 'bytes',
  as: 'bytes',
  memlock: 'bytes',
  msgqueue: 'bytes',
  nofile: 'number',
  ofile: 'number',
  nproc: 'number',
  locks: 'number',
  sigpending: 'number',
  rtprio: 'number',
}

/** Names of errors for `error=` (errno(3), as the parser lists them). */
export const ERRORS: ReadonlySet<string> = new Set(
  words(`
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST
    EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM
    ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP EWOULDBLOCK ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST
    ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT EDEADLOCK EBFONT ENOSTR ENODATA ETIME
    ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD
    EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE
    EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE
    EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN
    ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL
    EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD
    ENOTRECOVERABLE ERFKILL EHWPOISON
  `),
)
