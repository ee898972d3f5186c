/** What every class of files can be asked for; `swapon` in policies of old. */
const FILE =
  'ioctl read write create getattr setattr lock relabelfrom relabelto append map unlink link rename execute quotaon mounton audit_access open execmod watch watch_mount watch_sb watch_with_perm watch_reads watch_mountns' +
  ' swapon'

/** What every class of sockets can be asked for; `send_msg` and `recv_msg` in policies of old. */
const SOCKET =
  'ioctl read write create getattr setattr lock relabelfrom relabelto append map bind connect listen accept getopt setopt shutdown recvfrom sendto name_bind' +
  ' send_msg recv_msg'

/** Checks on packets that kernels before 2.6.30 made; policies of today still declare them. */
const PACKETS = 'tcp_recv tcp_send udp_recv udp_send rawip_recv rawip_send dccp_recv dccp_send'

/** The kernel's object classes with their permissions, as kernels up to 6.12 know them, and what Fedora's policy declares besides. */
const KERNEL = {
  alg_socket: SOCKET,
  anon_inode: FILE,
  appletalk_socket: SOCKET,
  association: 'sendto recvfrom setcontext polmatch',
  atmpvc_socket: SOCKET,
  atmsvc_socket: SOCKET,
  ax25_socket: SOCKET,
  binder: 'impersonate call set_context_mgr transfer',
  blk_file: FILE,
  bluetooth_socket: SOCKET,
  bpf: 'map_create map_read map_write prog_load prog_run map_create_as prog_load_as',
  caif_socket: SOCKET,
  can_socket: SOCKET,
  cap2_userns: 'mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore',
  cap_userns:
    'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ' +
    'ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config ' +
    'mknod lease audit_write audit_control setfcap',
  capability:
    'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ' +
    'ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config ' +
    'mknod lease audit_write audit_control setfcap',
  capability2: 'mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore',
  chr_file: FILE,
  dccp_socket: `${SOCKET} node_bind name_connect`,
  decnet_socket: SOCKET,
  dir: `${FILE} add_name remove_name reparent search rmdir`,
  fd: 'use',
  fifo_file: FILE,
  file: `${FILE} execute_no_trans entrypoint`,
  filesystem: 'mount remount unmount getattr relabelfrom relabelto associate quotamod quotaget watch',
  icmp_socket: `${SOCKET} node_bind`,
  ieee802154_socket: SOCKET,
  infiniband_endport: 'manage_subnet',
  infiniband_pkey: 'access',
  io_uring: 'override_creds sqpoll cmd allowed',
  ipc: 'create destroy getattr setattr read write associate unix_read unix_write',
  ipx_socket: SOCKET,
  irda_socket: SOCKET,
  isdn_socket: SOCKET,
  iucv_socket: SOCKET,
  kcm_socket: SOCKET,
  kernel_service: 'use_as_override create_files_as',
  key: 'view read write search link setattr create',
  key_socket: SOCKET,
  llc_socket: SOCKET,
  lnk_file: FILE,
  lockdown: 'integrity confidentiality',
  mctp_socket: SOCKET,
  memfd_file: `${FILE} execute_no_trans entrypoint`,
  memprotect: 'mmap_zero',
  msg: 'send receive',
  msgq: 'create destroy getattr setattr read write associate unix_read unix_write enqueue',
  netif: `ingress egress ${PACKETS}`,
  netlink_audit_socket: `${SOCKET} nlmsg nlmsg_read nlmsg_write nlmsg_relay nlmsg_readpriv nlmsg_tty_audit`,
  netlink_connector_socket: SOCKET,
  netlink_crypto_socket: SOCKET,
  netlink_dnrt_socket: SOCKET,
  netlink_fib_lookup_socket: SOCKET,
  netlink_generic_socket: SOCKET,
  netlink_iscsi_socket: SOCKET,
  netlink_kobject_uevent_socket: SOCKET,
  netlink_netfilter_socket: SOCKET,
  netlink_nflog_socket: SOCKET,
  netlink_rdma_socket: SOCKET,
  netlink_route_socket: `${SOCKET} nlmsg nlmsg_read nlmsg_write`,
  netlink_scsitransport_socket: SOCKET,
  netlink_selinux_socket: SOCKET,
  netlink_socket: SOCKET,
  netlink_tcpdiag_socket: `${SOCKET} nlmsg nlmsg_read nlmsg_write`,
  netlink_xfrm_socket: `${SOCKET} nlmsg nlmsg_read nlmsg_write`,
  netrom_socket: SOCKET,
  nfc_socket: SOCKET,
  node: `recvfrom sendto enforce_dest ${PACKETS}`,
  obsolete_netlink_firewall_socket: `${SOCKET} nlmsg_read nlmsg_write`,
  obsolete_netlink_ip6fw_socket: `${SOCKET} nlmsg_read nlmsg_write`,
  packet: 'send recv relabelto forward_in forward_out flow_in flow_out',
  packet_socket: SOCKET,
  peer: 'recv',
  perf_event: 'open cpu kernel tracepoint read write',
  phonet_socket: SOCKET,
  pppox_socket: SOCKET,
  process:
    'fork transition sigchld sigkill sigstop signull signal ptrace getsched setsched getsession getpgid setpgid getcap setcap share getattr ' +
    'setexec setfscreate noatsecure siginh setrlimit rlimitinh dyntransition setcurrent execmem execstack execheap setkeycreate setsockcreate ' +
    'getrlimit',
  process2: 'nnp_transition nosuid_transition',
  qipcrtr_socket: SOCKET,
  rawip_socket: `${SOCKET} node_bind`,
  rds_socket: SOCKET,
  rose_socket: SOCKET,
  rxrpc_socket: SOCKET,
  sctp_socket: `${SOCKET} node_bind name_connect association`,
  security:
    'compute_av compute_create compute_member check_context load_policy compute_relabel compute_user setenforce setbool setsecparam ' +
    'setcheckreqprot read_policy validate_trans',
  sem: 'create destroy getattr setattr read write associate unix_read unix_write',
  shm: 'create destroy getattr setattr read write associate unix_read unix_write lock',
  smc_socket: SOCKET,
  sock_file: FILE,
  socket: SOCKET,
  system:
    'ipc_info syslog_read syslog_mod syslog_console module_request module_load halt reboot status start stop enable disable reload firmware_load ' +
    'kexec_image_load kexec_initramfs_load policy_load x509_certificate_load undefined',
  tcp_socket: `${SOCKET} node_bind name_connect`,
  tipc_socket: SOCKET,
  tun_socket: `${SOCKET} attach_queue`,
  udp_socket: `${SOCKET} node_bind`,
  unix_dgram_socket: SOCKET,
  unix_stream_socket: `${SOCKET} connectto`,
  user_namespace: 'create',
  vsock_socket: SOCKET,
  x25_socket: SOCKET,
  xdp_socket: SOCKET,
}

/** Classes of objects that programs manage themselves, asking the kernel's policy: D-Bus, systemd, the X server, PostgreSQL, nscd. */
const USERSPACE = {
  context: 'translate contains',
  db_blob: 'create drop getattr setattr relabelfrom relabelto read write import export',
  db_column: 'create drop getattr setattr relabelfrom relabelto select update insert',
  db_database:
    'create drop getattr setattr relabelfrom relabelto access install_module load_module get_param set_param',
  db_datatype: 'create drop getattr setattr relabelfrom relabelto use',
  db_exception: 'create drop getattr setattr relabelfrom relabelto use',
  db_language: 'create drop getattr setattr relabelfrom relabelto implement execute',
  db_procedure: 'create drop getattr setattr relabelfrom relabelto execute entrypoint install',
  db_schema: 'create drop getattr setattr relabelfrom relabelto search add_name remove_name',
  db_sequence: 'create drop getattr setattr relabelfrom relabelto get_value next_value set_value',
  db_table: 'create drop getattr setattr relabelfrom relabelto select update insert delete lock',
  db_tuple: 'relabelfrom relabelto use select update insert delete',
  db_view: 'create drop getattr setattr relabelfrom relabelto expand',
  dbus: 'acquire_svc send_msg',
  nscd: 'getpwd getgrp gethost getstat admin shmempwd shmemgrp shmemhost getserv shmemserv getnetgrp shmemnetgrp',
  passwd: 'passwd chfn chsh rootok crontab',
  service: 'start stop status reload enable disable',
  x_application_data: 'paste paste_after_confirm copy',
  x_client: 'destroy getattr setattr manage',
  x_colormap: 'create destroy read write getattr add_color remove_color install uninstall use',
  x_cursor: 'create destroy read write getattr setattr use',
  x_device:
    'getattr setattr use read write getfocus setfocus bell force_cursor freeze grab manage list_property get_property set_property add remove create destroy',
  x_drawable:
    'create destroy read write blend getattr setattr list_child add_child remove_child list_property get_property set_property manage override show hide send receive',
  x_event: 'send receive',
  x_extension: 'query use',
  x_font: 'create destroy getattr add_glyph remove_glyph use',
  x_gc: 'create destroy getattr setattr use',
  x_keyboard:
    'getattr setattr use read write getfocus setfocus bell force_cursor freeze grab manage list_property get_property set_property add remove create destroy',
  x_pointer:
    'getattr setattr use read write getfocus setfocus bell force_cursor freeze grab manage list_property get_property set_property add remove create destroy',
  x_property: 'create destroy read write append getattr setattr',
  x_resource: 'read write',
  x_screen: 'getattr setattr hide_cursor show_cursor saver_getattr saver_setattr saver_hide saver_show',
  x_selection: 'read write getattr setattr',
  x_server: 'getattr setattr record debug grab manage',
  x_synthetic_event: 'send receive',
}

const TABLE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({ ...KERNEL, ...USERSPACE }).map(([name, permissions]) => [name, new Set(permissions.split(' '))]),
)

/** All object classes. */
export const OBJECT_CLASSES: readonly string[] = [...TABLE.keys()].sort()

/** Whether a class is managed by a program instead of the kernel. */
export function isUserspaceClass(name: string): boolean {
  return Object.hasOwn(USERSPACE, name)
}

/** The permissions of an object class; undefined for a class that is not known. */
export function permissionsOf(objectClass: string): ReadonlySet<string> | undefined {
  return TABLE.get(objectClass)
}
