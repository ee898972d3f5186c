/** What the words of the language mean, for people who meet one: what it grants, and when it is dangerous (apparmor.d(5)). */

/** Words that start a rule. */
export const KEYWORDS: Readonly<Record<string, string>> = {
  file: 'A rule about paths. `file,` alone allows reading, writing, linking, locking, mapping and running every file.',
  link: 'Allows a hard link: `link /new -> /existing,`. With `subset` the link may have no more permissions than what it points to.',
  capability:
    'Stops filtering the named capabilities: a process that has them may use them. `capability,` alone stops filtering all.',
  network:
    'Allows sockets: `network inet stream,`. `network,` alone allows every family, raw packets and netlink among them.',
  unix: 'Allows abstract and unnamed Unix sockets; those with a path are file rules. `unix,` alone reaches every abstract socket of the host.',
  dbus: 'Allows messages and names on D-Bus. `dbus,` alone allows everything on every bus, systemd and polkit among the services.',
  signal: 'Allows signals to and from other profiles. Both sides must allow them.',
  ptrace: 'Allows tracing and reading other processes. `ptrace,` alone allows taking over any process the user could.',
  mount: 'Allows mounting. `mount,` alone allows any mount, which can move paths out from under the other rules.',
  remount: 'Allows changing the options of a mount.',
  umount: 'Allows unmounting, which can uncover what lies below.',
  unmount: 'The same as `umount`.',
  pivot_root: 'Allows another root directory, which changes what every path rule means.',
  change_profile: 'Allows a process to choose another profile. Alone it allows any, also `unconfined`.',
  userns:
    'Allows user namespaces, in which a process holds every capability over what it creates: much kernel code comes into reach. Needs abi 4.0.',
  mqueue: 'Allows message queues. Needs abi 4.0.',
  io_uring:
    'Allows io_uring beyond its plain use: `sqpoll` a kernel thread, `override_creds` the credentials of others. Needs abi 5.0.',
  all: 'Allows everything of every class. Only `deny` rules are left.',
  set: '`set rlimit NAME <= VALUE,` limits a resource.',
  rlimit: '`set rlimit NAME <= VALUE,` limits a resource.',
  include: 'Reads the rules of another file in place. `if exists` lets it be missing.',
  abi: 'The features the file is written for: a class of rules that is newer is not enforced.',
  alias: 'Makes every rule for the first path hold for the second as well.',
  profile: 'Starts a profile: a name, what it attaches to, and flags.',
  hat: 'Starts a hat: a child profile that a program enters itself, with change_hat.',
  if: 'Rules for when a boolean is true, or a variable defined.',
  else: 'Rules for when the condition above does not hold.',
}

/** Words before a rule. */
export const QUALIFIERS: Readonly<Record<string, string>> = {
  audit: 'Logs what the rule allows; with `deny`, logs what it refuses.',
  allow: 'Allows. This is what a rule does anyway.',
  deny: 'Refuses, whatever other rules of the same priority allow, and silently unless `audit` stands before it.',
  prompt: 'Asks a program of the user, and refuses when none answers.',
  owner: 'Only for files that belong to the user the process runs as.',
  other: 'Only for files that belong to another user than the process runs as.',
  priority: 'A number from -1000 to 1000; a higher one wins over all lower ones, deny rules too. Needs parser 4.0.',
  safe: 'The environment is scrubbed when the program starts.',
  unsafe: 'The environment is kept when the program starts: the caller steers it with `LD_PRELOAD` and the like.',
}

/** Letters of file permissions. */
export const PERMISSIONS: Readonly<Record<string, string>> = {
  r: 'read',
  w: 'write, create, delete, rename, change mode and owner',
  a: 'append: write at the end only',
  l: 'make a hard link',
  k: 'lock',
  m: 'map into memory for running: libraries, and code that is written there',
}

/** Transitions to the profile of a program that is started, in lower case. */
export const TRANSITIONS: Readonly<Record<string, string>> = {
  x: 'run; only for `deny`, an allowing rule needs a transition',
  ix: 'run with this same profile',
  px: "run with the program's own profile; refused when none is loaded",
  cx: 'run with a child of this profile; refused when there is none',
  ux: 'run without any profile: the program can do whatever its user can',
  pix: "run with the program's own profile, or with this one when none is loaded",
  cix: 'run with a child of this profile, or with this one when there is none',
  pux: "run with the program's own profile, or without any when none is loaded",
  cux: 'run with a child of this profile, or without any when there is none',
}

/** Flags of a profile. */
export const FLAGS: Readonly<Record<string, string>> = {
  enforce: 'Refuses what no rule allows, and logs it. This is what a profile does anyway.',
  complain: 'Only logs what no rule allows. Nothing is refused, except by `deny`.',
  kill: 'Refuses what no rule allows and kills the process.',
  unconfined: 'The rules are not applied: the profile is only a label.',
  default_allow: 'Allows what no rule speaks of; only `deny` rules hold.',
  prompt: 'Asks a program of the user about what no rule allows.',
  audit: 'Logs also what is allowed.',
  attach_disconnected:
    'Paths without a way to the root are taken as if they started there: a file outside of the namespace can pass for one inside. `attach_disconnected.path=/some/prefix` keeps them apart.',
  'attach_disconnected.path': 'Paths without a way to the root are taken as if they started at the given path.',
  'attach_disconnected.ipc': 'The same for message queues.',
  no_attach_disconnected: 'Refuses paths without a way to the root.',
  chroot_attach: 'Paths outside of the chroot are attached to it.',
  chroot_no_attach: 'Paths outside of the chroot are refused.',
  chroot_relative: 'Rules speak of paths as seen from the chroot: who makes the chroot decides what they mean.',
  namespace_relative: 'Rules speak of paths as seen from the namespace.',
  mediate_deleted: 'Deleted files are judged by the name they had.',
  delegate_deleted: 'Deleted files may be used by who was given them open.',
  interruptible: 'A process that waits for an answer to a prompt can be interrupted.',
  'kill.signal': 'The signal a process is killed with in mode `kill`.',
  error: 'The error a refused access gets.',
  debug: 'The kernel prints debugging output for this profile.',
}

/** Permissions of rules that are not about files. */
export const ACCESS: Readonly<Record<string, string>> = {
  send: 'send',
  receive: 'receive',
  bind: 'take an address or own a name',
  eavesdrop: 'read all messages of the bus, whoever they are for',
  read: 'read or receive',
  write: 'write or send',
  r: 'read or receive',
  w: 'write or send',
  rw: 'both ways',
  trace: 'trace another process: read and change its memory',
  tracedby: 'be traced',
  readby: 'be read by another process',
  create: 'create',
  listen: 'wait for connections',
  accept: 'accept connections',
  connect: 'connect',
  shutdown: 'shut a connection down',
  getattr: 'read attributes',
  setattr: 'change attributes',
  getopt: 'read options',
  setopt: 'change options',
  open: 'open',
  delete: 'delete',
  sqpoll: 'a kernel thread that polls for work',
  override_creds: 'work with the credentials of another process',
}

/** Families and types of sockets that carry a risk of their own. */
export const NETWORKS: Readonly<Record<string, string>> = {
  inet: 'IPv4',
  inet6: 'IPv6',
  unix: 'sockets on this machine',
  netlink: "the kernel's configuration interface",
  packet: 'raw frames of the network card: sniffing and forging',
  alg: "the kernel's ciphers: code with a history of flaws",
  bluetooth: 'Bluetooth',
  can: 'the bus of vehicles and machines',
  vsock: 'the host from inside a virtual machine',
  key: 'IPsec keys',
  xdp: 'frames past the network stack',
  tipc: 'cluster messages',
  stream: 'connections, such as TCP',
  dgram: 'datagrams, such as UDP',
  seqpacket: 'connections of packets',
  raw: 'raw packets: forging addresses on the network',
  rdm: 'reliable datagrams',
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMP',
}
