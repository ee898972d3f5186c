import { isUserspaceClass, permissionsOf } from '../../../knowledge/selinux/classes.ts'
import { classSet } from '../../../knowledge/selinux/permission-macros.ts'

/** What permissions allow that is more than their name says, `class permission` before the plain permission. */
export const PERMISSION_HELP: Readonly<Record<string, string>> = {
  'capability sys_admin': 'A catch-all of Linux: mounting, namespaces, many device commands. **Close to root.**',
  'capability sys_module': 'Loads kernel modules. **Controls the kernel.**',
  'capability sys_rawio': 'Reaches I/O ports and raw memory. **Controls the machine.**',
  'capability sys_ptrace': 'Reads and changes other processes, whatever user owns them.',
  'capability dac_override':
    'Passes over owner and mode of files. Mostly a sign of wrong ownership that should be repaired instead.',
  'capability dac_read_search': 'Reads past owner and mode of files.',
  'capability net_admin': 'Changes firewall, routes and interfaces.',
  'capability net_raw': 'Opens raw sockets: sniffing and forging of packets.',
  'capability mknod': 'Creates device nodes.',
  'capability setpcap': 'Hands on capabilities.',
  'capability setfcap': 'Gives capabilities to program files.',
  'capability sys_boot': 'Restarts the machine.',
  'capability sys_time': 'Sets the clock.',
  'capability audit_control': 'Switches auditing off.',
  'capability2 mac_admin': 'Sets labels that the policy does not know. **Changes what SELinux protects.**',
  'capability2 mac_override': 'Passes over mandatory access control.',
  'capability2 bpf': 'Loads BPF programs into the kernel.',
  'capability2 perfmon': "Observes the whole system's performance data.",
  'capability2 syslog': "Reads the kernel's log and addresses.",
  'process ptrace': 'Takes over the other process: its memory, its secrets, its access.',
  'process execmem': 'Makes memory that is both writable and executable: what injected code needs.',
  'process execstack': 'Makes the stack executable.',
  'process execheap': 'Makes the heap executable.',
  'process dyntransition': 'Changes its own domain at any instruction, without an entry point.',
  'process transition': "Lets the source's children enter the target domain.",
  'process setcurrent': 'Sets its own context: half of what a dynamic transition needs.',
  'process setexec': 'Chooses the context of the next program it starts.',
  'process noatsecure': 'The loader of the new domain then honours LD_PRELOAD and its like.',
  'process2 nnp_transition': 'Enters the domain even where no_new_privs forbids new privileges.',
  'process2 nosuid_transition': 'Enters the domain from a file system mounted nosuid.',
  'file entrypoint': 'A program of this type starts the domain: anyone who can write such a file can enter it.',
  'file execmod': 'Runs code pages that were changed in memory.',
  'file execute_no_trans': "Runs the program in the caller's own domain.",
  'file execute': 'Maps the file as code; with a transition or `execute_no_trans`, runs it.',
  'security setenforce': 'Switches SELinux to permissive. **Ends all confinement.**',
  'security load_policy': 'Replaces the policy. **Ends all confinement.**',
  'security setbool': 'Switches booleans, and opens other domains.',
  'security setsecparam': 'Changes settings of SELinux in the kernel.',
  'memprotect mmap_zero': 'Maps the page at address zero, which flaws of the kernel are exploited with.',
  'system module_load': 'Loads a kernel module from a file of the target type.',
  'unix_stream_socket connectto': 'Connects to a socket of the target domain, and asks it for what it does.',
  'tcp_socket name_bind': 'Listens on a port of the target type.',
  'tcp_socket name_connect': 'Connects to a port of the target type.',
  'bpf prog_load': 'Loads BPF programs into the kernel.',
  'user_namespace create': 'Creates user namespaces, which open much of the kernel to unprivileged processes.',
  relabelfrom: "Takes a label away: with `relabelto` it moves objects into another type's reach.",
  relabelto: 'Gives objects this label.',
  mounton: 'Mounts over it, and hides what lies below.',
  audit_access: 'No permission: only `dontaudit` makes use of it, for access(2).',
  read: 'Reads contents.',
  write: 'Changes contents.',
  append: 'Adds to the end.',
  open: 'Opens by name.',
  getattr: 'Reads attributes.',
  setattr: 'Changes owner, mode and times.',
  create: 'Creates.',
  unlink: 'Deletes.',
  rename: 'Renames.',
  map: 'Maps into memory.',
  lock: 'Locks.',
  ioctl: 'Sends device commands; `allowxperm` narrows which.',
  search: 'Goes through the directory.',
  add_name: 'Creates entries.',
  remove_name: 'Deletes entries.',
}

/** What well-known attributes and types stand for. */
export const NAME_HELP: Readonly<Record<string, string>> = {
  domain: 'All domains: every process of the system.',
  unconfined_domain_type: 'Domains that policy hardly limits. **A member is not confined.**',
  unconfined_t: 'The domain of users without confinement.',
  file_type: 'All types of files.',
  non_security_file_type: 'All files but those that security depends on.',
  non_auth_file_type: 'All files but those of authentication.',
  exec_type: 'All entry points of programs.',
  entry_type: 'All entry points of domains.',
  port_type: 'All network ports.',
  reserved_port_type: 'Ports below 1024.',
  device_node: 'All device files.',
  proc_type: 'All of /proc.',
  sysctl_type: 'All of /proc/sys.',
  node_type: 'All network addresses.',
  netif_type: 'All network interfaces.',
  mcs_constrained_type: 'Domains and objects that categories keep apart: containers and virtual machines.',
  mlsfileread: 'May read files of every level.',
  mlsfilewrite: 'May write files of every level.',
  mlstrustedobject: 'Objects that every level may use.',
  container_domain: 'All container processes: a rule about it opens every container of the host.',
  container_t: 'What containers run as; they are told apart by categories alone.',
  container_file_t: 'Files of containers.',
  container_runtime_t: 'The container runtime: its socket is as good as root on the host.',
  spc_t: 'The super privileged container. **Not confined.**',
  svirt_t: 'Virtual machines.',
  virtd_t: 'The daemon that runs virtual machines.',
  init_t: 'The init system.',
  kernel_t: "The kernel's own threads.",
  initrc_t: 'Service scripts without a domain of their own.',
  shadow_t: 'Password hashes.',
  etc_t: 'Configuration of the host in /etc.',
  bin_t: 'Programs of the host.',
  lib_t: 'Libraries of the host.',
  usr_t: 'What /usr holds.',
  boot_t: 'Kernel and boot loader.',
  security_t: "The kernel's interface to SELinux.",
  selinux_config_t: "SELinux's configuration.",
  policy_config_t: 'The policy itself.',
  semanage_store_t: 'The store policy is built from.',
  unlabeled_t: 'Objects without a valid label.',
  default_t: 'Files no entry of file contexts names.',
  device_t: 'Device files without a type of their own, and /dev.',
  fixed_disk_device_t: 'Disks: reading one reads every file on it.',
  memory_device_t: 'Physical and kernel memory.',
  docker_t: 'The Docker daemon: its socket is as good as root on the host.',
  user_home_t: 'Files in home directories.',
  tmp_t: 'Files in /tmp without a type of their own.',
  self: 'The source itself.',
}

/** An entry of a table, not what all objects have. */
export function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** A permission, for the classes it is asked of. */
export function permissionHelp(name: string, classes: readonly string[]): string | undefined {
  const known = classes.filter((one) => permissionsOf(one)?.has(name))
  if (known.length === 0) return undefined
  const said = known
    .map((one) =>
      own(
        PERMISSION_HELP,
        `${one.replace(/^cap_userns$/, 'capability').replace(/^cap2_userns$/, 'capability2')} ${name}`,
      ),
    )
    .find((one) => one !== undefined)
  return `**${name}** on ${known.map((one) => `\`${one}\``).join(', ')} - ${said ?? own(PERMISSION_HELP, name) ?? 'a permission of the class.'}`
}

/** A class, or a macro that stands for several. */
export function classHelp(name: string): string | undefined {
  const permissions = permissionsOf(name)
  if (permissions) {
    return `**${name}** - an object class${isUserspaceClass(name) ? ' that a program manages itself' : ''}. Permissions: ${[...permissions].map((one) => `\`${one}\``).join(' ')}`
  }
  const set = classSet(name)
  return set && `**${name}** - the classes ${set.map((one) => `\`${one}\``).join(' ')}`
}
