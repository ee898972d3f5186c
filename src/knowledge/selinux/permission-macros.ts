import { OBJECT_CLASSES, permissionsOf } from './classes.ts'

/** Permission sets of the reference policy, `policy/support/obj_perm_sets.spt` of 2.20221101: names with what they hold, other sets among it. */
const REFERENCE: Readonly<Record<string, string>> = {
  mount_fs_perms: 'mount remount unmount getattr',
  rw_socket_perms: 'ioctl read getattr write setattr append bind connect getopt setopt shutdown',
  create_socket_perms: 'create rw_socket_perms',
  rw_stream_socket_perms: 'rw_socket_perms listen accept',
  create_stream_socket_perms: 'create_socket_perms listen accept',
  connected_socket_perms: 'create ioctl read getattr write setattr append bind getopt setopt shutdown',
  connected_stream_socket_perms: 'connected_socket_perms listen accept',
  create_netlink_socket_perms: 'create_socket_perms nlmsg_read nlmsg_write',
  rw_netlink_socket_perms: 'rw_socket_perms nlmsg_read nlmsg_write',
  r_netlink_socket_perms: 'create_socket_perms nlmsg_read',
  signal_perms: 'sigchld sigkill sigstop signull signal',
  r_sem_perms: 'associate getattr read unix_read',
  rw_sem_perms: 'r_sem_perms unix_write write',
  create_sem_perms: 'create destroy rw_sem_perms setattr',
  r_msgq_perms: 'associate getattr read unix_read',
  rw_msgq_perms: 'enqueue r_msgq_perms unix_write write',
  create_msgq_perms: 'create destroy rw_msgq_perms setattr',
  r_shm_perms: 'associate getattr read unix_read',
  rw_shm_perms: 'lock r_shm_perms unix_write write',
  create_shm_perms: 'create destroy lock rw_shm_perms setattr',
  getattr_dir_perms: 'getattr',
  setattr_dir_perms: 'setattr',
  search_dir_perms: 'getattr search open',
  list_dir_perms: 'getattr search open read lock ioctl',
  add_entry_dir_perms: 'getattr search open lock ioctl write add_name',
  del_entry_dir_perms: 'getattr search open lock ioctl write remove_name',
  rw_dir_perms: 'open read getattr lock search ioctl add_name remove_name write',
  create_dir_perms: 'getattr create',
  rename_dir_perms: 'getattr rename',
  delete_dir_perms: 'getattr rmdir',
  manage_dir_perms:
    'create open getattr setattr read write link unlink rename search add_name remove_name reparent rmdir lock ioctl',
  relabelfrom_dir_perms: 'getattr relabelfrom',
  relabelto_dir_perms: 'getattr relabelto',
  relabel_dir_perms: 'getattr relabelfrom relabelto',
  mounton_dir_perms: 'getattr mounton',
  getattr_file_perms: 'getattr',
  setattr_file_perms: 'setattr',
  read_inherited_file_perms: 'getattr read lock ioctl',
  read_file_perms: 'getattr open read lock ioctl',
  mmap_read_inherited_file_perms: 'getattr map read ioctl',
  mmap_read_file_perms: 'getattr open map read ioctl',
  mmap_exec_inherited_file_perms: 'getattr map read execute ioctl',
  mmap_exec_file_perms: 'getattr open map read execute ioctl',
  exec_file_perms: 'getattr open map read execute ioctl execute_no_trans',
  append_inherited_file_perms: 'getattr append lock ioctl',
  append_file_perms: 'getattr open append lock ioctl',
  write_inherited_file_perms: 'getattr write append lock ioctl',
  write_file_perms: 'getattr open write append lock ioctl',
  rw_inherited_file_perms: 'getattr read write append ioctl lock',
  rw_file_perms: 'open rw_inherited_file_perms',
  mmap_rw_inherited_file_perms: 'getattr map read write ioctl',
  mmap_rw_file_perms: 'getattr open map read write ioctl',
  create_file_perms: 'getattr create open',
  rename_file_perms: 'getattr rename',
  delete_file_perms: 'getattr unlink',
  manage_file_perms: 'create open getattr setattr read write append rename link unlink ioctl lock',
  relabelfrom_file_perms: 'getattr relabelfrom',
  relabelto_file_perms: 'getattr relabelto',
  relabel_file_perms: 'getattr relabelfrom relabelto',
  mounton_file_perms: 'getattr mounton',
  getattr_lnk_file_perms: 'getattr',
  setattr_lnk_file_perms: 'setattr',
  read_lnk_file_perms: 'getattr read',
  append_lnk_file_perms: 'getattr append lock ioctl',
  write_lnk_file_perms: 'getattr append write lock ioctl',
  rw_lnk_file_perms: 'getattr read write lock ioctl',
  create_lnk_file_perms: 'create getattr',
  rename_lnk_file_perms: 'getattr rename',
  delete_lnk_file_perms: 'getattr unlink',
  manage_lnk_file_perms: 'create read write getattr setattr link unlink rename ioctl lock',
  relabelfrom_lnk_file_perms: 'getattr relabelfrom',
  relabelto_lnk_file_perms: 'getattr relabelto',
  relabel_lnk_file_perms: 'getattr relabelfrom relabelto',
  getattr_fifo_file_perms: 'getattr',
  setattr_fifo_file_perms: 'setattr',
  read_fifo_file_perms: 'getattr open read lock ioctl',
  append_fifo_file_perms: 'getattr open append lock ioctl',
  write_fifo_file_perms: 'getattr open write append lock ioctl',
  rw_inherited_fifo_file_perms: 'getattr read write append ioctl lock',
  rw_fifo_file_perms: 'open rw_inherited_fifo_file_perms',
  create_fifo_file_perms: 'getattr create open',
  rename_fifo_file_perms: 'getattr rename',
  delete_fifo_file_perms: 'getattr unlink',
  manage_fifo_file_perms: 'create open getattr setattr read write append rename link unlink ioctl lock',
  relabelfrom_fifo_file_perms: 'getattr relabelfrom',
  relabelto_fifo_file_perms: 'getattr relabelto',
  relabel_fifo_file_perms: 'getattr relabelfrom relabelto',
  getattr_sock_file_perms: 'getattr',
  setattr_sock_file_perms: 'setattr',
  read_sock_file_perms: 'getattr open read',
  write_sock_file_perms: 'getattr write open append',
  rw_sock_file_perms: 'getattr open read write append',
  create_sock_file_perms: 'getattr create open',
  rename_sock_file_perms: 'getattr rename',
  delete_sock_file_perms: 'getattr unlink',
  manage_sock_file_perms: 'create open getattr setattr read write rename link unlink ioctl lock append',
  relabelfrom_sock_file_perms: 'getattr relabelfrom',
  relabelto_sock_file_perms: 'getattr relabelto',
  relabel_sock_file_perms: 'getattr relabelfrom relabelto',
  getattr_blk_file_perms: 'getattr',
  setattr_blk_file_perms: 'setattr',
  read_blk_file_perms: 'getattr open read lock ioctl',
  append_blk_file_perms: 'getattr open append lock ioctl',
  write_blk_file_perms: 'getattr open write append lock ioctl',
  rw_blk_file_perms: 'getattr open read write append ioctl lock',
  create_blk_file_perms: 'getattr create',
  rename_blk_file_perms: 'getattr rename',
  delete_blk_file_perms: 'getattr unlink',
  manage_blk_file_perms: 'create open getattr setattr read write append rename link unlink ioctl lock',
  relabelfrom_blk_file_perms: 'getattr relabelfrom',
  relabelto_blk_file_perms: 'getattr relabelto',
  relabel_blk_file_perms: 'getattr relabelfrom relabelto',
  getattr_chr_file_perms: 'getattr',
  setattr_chr_file_perms: 'setattr',
  read_chr_file_perms: 'getattr open read lock ioctl',
  append_chr_file_perms: 'getattr open append lock ioctl',
  write_chr_file_perms: 'getattr open write append lock ioctl',
  rw_chr_file_perms: 'getattr open read write append ioctl lock',
  create_chr_file_perms: 'getattr create',
  rename_chr_file_perms: 'getattr rename',
  delete_chr_file_perms: 'getattr unlink',
  manage_chr_file_perms: 'create open getattr setattr read write append rename link unlink ioctl lock',
  relabelfrom_chr_file_perms: 'getattr relabelfrom',
  relabelto_chr_file_perms: 'getattr relabelto',
  relabel_chr_file_perms: 'getattr relabelfrom relabelto',
  rw_inherited_term_perms: 'getattr read write append ioctl',
  rw_term_perms: 'rw_inherited_term_perms open',
  client_stream_socket_perms: 'create ioctl read getattr write setattr append bind getopt setopt shutdown',
  server_stream_socket_perms: 'client_stream_socket_perms listen accept',
  manage_key_perms: 'create link read search setattr view write',
  // Later releases have this one besides.
  mmap_manage_file_perms: 'manage_file_perms map',
}

/** Sets that Fedora's policy, and those made from it, have besides. */
const FEDORA: Readonly<Record<string, string>> = {
  manage_service_perms: 'start stop status reload enable disable',
  mmap_file_perms: 'getattr open map read execute ioctl',
  read_inherited_fifo_file_perms: 'getattr read lock ioctl',
  write_inherited_fifo_file_perms: 'getattr write append lock ioctl',
  rw_inherited_chr_file_perms: 'getattr read write append ioctl lock',
  rw_inherited_blk_file_perms: 'getattr read write append ioctl lock',
  rw_inherited_sock_file_perms: 'getattr read write append',
  watch_file_perms: 'getattr watch',
  watch_dir_perms: 'getattr watch',
  watch_reads_file_perms: 'getattr watch_reads',
  watch_reads_dir_perms: 'getattr watch_reads',
  watch_blk_file_perms: 'getattr watch',
}

const ALL: Readonly<Record<string, string>> = { ...REFERENCE, ...FEDORA }

/** Sets of object classes. */
const CLASS_SETS: Readonly<Record<string, string>> = {
  dir_file_class_set: 'dir file_class_set',
  file_class_set: 'devfile_class_set notdevfile_class_set',
  notdevfile_class_set: 'fifo_file file lnk_file sock_file',
  devfile_class_set: 'blk_file chr_file',
  socket_class_set:
    'tcp_socket udp_socket rawip_socket netlink_socket packet_socket unix_stream_socket unix_dgram_socket appletalk_socket netlink_route_socket ' +
    'netlink_tcpdiag_socket netlink_nflog_socket netlink_xfrm_socket netlink_selinux_socket netlink_audit_socket netlink_dnrt_socket ' +
    'netlink_kobject_uevent_socket tun_socket netlink_iscsi_socket netlink_fib_lookup_socket netlink_connector_socket netlink_netfilter_socket ' +
    'netlink_generic_socket netlink_scsitransport_socket netlink_rdma_socket netlink_crypto_socket sctp_socket icmp_socket ax25_socket ipx_socket ' +
    'netrom_socket atmpvc_socket x25_socket rose_socket decnet_socket atmsvc_socket rds_socket irda_socket pppox_socket llc_socket can_socket ' +
    'tipc_socket bluetooth_socket iucv_socket rxrpc_socket isdn_socket phonet_socket ieee802154_socket caif_socket alg_socket nfc_socket ' +
    'vsock_socket kcm_socket qipcrtr_socket smc_socket xdp_socket',
  dgram_socket_class_set: 'udp_socket unix_dgram_socket',
  stream_socket_class_set: 'tcp_socket unix_stream_socket sctp_socket',
  unpriv_socket_class_set: 'tcp_socket udp_socket unix_stream_socket unix_dgram_socket sctp_socket',
}

const spread = new Map<string, readonly string[]>()

/** What a permission set's macro holds, other sets spread out; undefined for what is no known macro. */
export function permissionMacro(name: string): readonly string[] | undefined {
  const known = spread.get(name)
  if (known) return known
  const all = /^all_(\w+)_perms$/.exec(name)?.[1]
  const permissions = all === undefined ? spreadOut(name, ALL) : listed(permissionsOf(all))
  if (permissions) spread.set(name, permissions)
  return permissions
}

/** Whether the permission set is one of Fedora's, which the reference policy of 2.20221101 does not have. */
export function isFedoraMacro(name: string): boolean {
  return Object.hasOwn(FEDORA, name)
}

/** The classes a class set holds; undefined for what is none. */
export function classSet(name: string): readonly string[] | undefined {
  return spreadOut(name, CLASS_SETS)
}

/** The names of all permission sets. */
export const PERMISSION_MACROS: readonly string[] = [
  ...Object.keys(ALL),
  ...OBJECT_CLASSES.map((name) => `all_${name}_perms`),
].sort()

/** The names of all class sets. */
export const CLASS_SET_MACROS: readonly string[] = Object.keys(CLASS_SETS).sort()

function listed(permissions: ReadonlySet<string> | undefined): readonly string[] | undefined {
  return permissions && [...permissions]
}

/** The tables hold no circle: each set names only sets above it. */
function spreadOut(name: string, table: Readonly<Record<string, string>>): readonly string[] | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  return [...new Set((table[name] ?? '').split(' ').flatMap((word) => spreadOut(word, table) ?? [word]))]
}
