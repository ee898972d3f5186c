/**
 * The reference policy's macros that stand for several rules, `policy/support/*_patterns.spt` of 2.20221101: what each call grants, its
 * arguments as `$1` to `$5`.
 */
const PATTERNS: Readonly<Record<string, string>> = {
  getattr_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir getattr_dir_perms;',
  setattr_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir setattr_dir_perms;',
  search_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir search_dir_perms;',
  list_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir list_dir_perms;',
  add_entry_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir add_entry_dir_perms;',
  del_entry_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir del_entry_dir_perms;',
  rw_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir { add_entry_dir_perms del_entry_dir_perms };',
  create_dirs_pattern: 'allow $1 $2:dir add_entry_dir_perms; allow $1 $3:dir create_dir_perms;',
  delete_dirs_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:dir delete_dir_perms;',
  rename_dirs_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:dir rename_dir_perms;',
  manage_dirs_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:dir manage_dir_perms;',
  relabelfrom_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir relabelfrom_dir_perms;',
  relabelto_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir relabelto_dir_perms;',
  relabel_dirs_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:dir relabel_dir_perms;',
  getattr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file getattr_file_perms;',
  setattr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file setattr_file_perms;',
  read_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file read_file_perms;',
  mmap_read_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file mmap_read_file_perms;',
  mmap_exec_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file mmap_exec_file_perms;',
  exec_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file exec_file_perms;',
  append_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file append_file_perms;',
  write_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file write_file_perms;',
  rw_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file rw_file_perms;',
  mmap_rw_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file mmap_rw_file_perms;',
  create_files_pattern: 'allow $1 $2:dir add_entry_dir_perms; allow $1 $3:file create_file_perms;',
  delete_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:file delete_file_perms;',
  rename_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:file rename_file_perms;',
  manage_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:file manage_file_perms;',
  mmap_manage_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:file { manage_file_perms map };',
  relabelfrom_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file relabelfrom_file_perms;',
  relabelto_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file relabelto_file_perms;',
  relabel_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:file relabel_file_perms;',
  getattr_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file getattr_lnk_file_perms;',
  setattr_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file setattr_lnk_file_perms;',
  read_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file read_lnk_file_perms;',
  append_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file append_lnk_file_perms;',
  write_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file write_lnk_file_perms;',
  rw_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file rw_lnk_file_perms;',
  create_lnk_files_pattern: 'allow $1 $2:dir add_entry_dir_perms; allow $1 $3:lnk_file create_lnk_file_perms;',
  delete_lnk_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:lnk_file delete_lnk_file_perms;',
  rename_lnk_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:lnk_file rename_lnk_file_perms;',
  manage_lnk_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:lnk_file manage_lnk_file_perms;',
  relabelfrom_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file relabelfrom_lnk_file_perms;',
  relabelto_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file relabelto_lnk_file_perms;',
  relabel_lnk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:lnk_file relabel_lnk_file_perms;',
  getattr_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file getattr_fifo_file_perms;',
  setattr_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file setattr_fifo_file_perms;',
  read_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file read_fifo_file_perms;',
  append_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file append_fifo_file_perms;',
  write_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file write_fifo_file_perms;',
  rw_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file rw_fifo_file_perms;',
  create_fifo_files_pattern: 'allow $1 $2:dir add_entry_dir_perms; allow $1 $3:fifo_file create_fifo_file_perms;',
  delete_fifo_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:fifo_file delete_fifo_file_perms;',
  rename_fifo_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:fifo_file rename_fifo_file_perms;',
  manage_fifo_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:fifo_file manage_fifo_file_perms;',
  relabelfrom_fifo_files_pattern:
    'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file relabelfrom_fifo_file_perms;',
  relabelto_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file relabelto_fifo_file_perms;',
  relabel_fifo_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:fifo_file relabel_fifo_file_perms;',
  getattr_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file getattr_sock_file_perms;',
  setattr_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file setattr_sock_file_perms;',
  read_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file read_sock_file_perms;',
  write_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file write_sock_file_perms;',
  rw_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file rw_sock_file_perms;',
  create_sock_files_pattern: 'allow $1 $2:dir add_entry_dir_perms; allow $1 $3:sock_file create_sock_file_perms;',
  delete_sock_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:sock_file delete_sock_file_perms;',
  rename_sock_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:sock_file rename_sock_file_perms;',
  manage_sock_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:sock_file manage_sock_file_perms;',
  relabelfrom_sock_files_pattern:
    'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file relabelfrom_sock_file_perms;',
  relabelto_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file relabelto_sock_file_perms;',
  relabel_sock_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file relabel_sock_file_perms;',
  getattr_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file getattr_blk_file_perms;',
  setattr_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file setattr_blk_file_perms;',
  read_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file read_blk_file_perms;',
  append_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file append_blk_file_perms;',
  write_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file write_blk_file_perms;',
  rw_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file rw_blk_file_perms;',
  create_blk_files_pattern:
    'allow $1 self:capability mknod; allow $1 $2:dir add_entry_dir_perms; allow $1 $3:blk_file create_blk_file_perms;',
  delete_blk_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:blk_file delete_blk_file_perms;',
  rename_blk_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:blk_file rename_blk_file_perms;',
  manage_blk_files_pattern:
    'allow $1 self:capability mknod; allow $1 $2:dir rw_dir_perms; allow $1 $3:blk_file manage_blk_file_perms;',
  relabelfrom_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file relabelfrom_blk_file_perms;',
  relabelto_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file relabelto_blk_file_perms;',
  relabel_blk_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:blk_file relabel_blk_file_perms;',
  getattr_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file getattr_chr_file_perms;',
  setattr_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file setattr_chr_file_perms;',
  read_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file read_chr_file_perms;',
  append_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file append_chr_file_perms;',
  write_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file write_chr_file_perms;',
  rw_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file rw_chr_file_perms;',
  create_chr_files_pattern:
    'allow $1 self:capability mknod; allow $1 $2:dir add_entry_dir_perms; allow $1 $3:chr_file create_chr_file_perms;',
  delete_chr_files_pattern: 'allow $1 $2:dir del_entry_dir_perms; allow $1 $3:chr_file delete_chr_file_perms;',
  rename_chr_files_pattern: 'allow $1 $2:dir rw_dir_perms; allow $1 $3:chr_file rename_chr_file_perms;',
  manage_chr_files_pattern:
    'allow $1 self:capability mknod; allow $1 $2:dir rw_dir_perms; allow $1 $3:chr_file manage_chr_file_perms;',
  relabelfrom_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file relabelfrom_chr_file_perms;',
  relabelto_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file relabelto_chr_file_perms;',
  relabel_chr_files_pattern: 'allow $1 $2:dir search_dir_perms; allow $1 $3:chr_file relabel_chr_file_perms;',
  filetrans_add_pattern: 'allow $1 $2:dir { list_dir_perms add_entry_dir_perms }; type_transition $1 $2:$4 $3 $5;',
  filetrans_pattern: 'allow $1 $2:dir rw_dir_perms; type_transition $1 $2:$4 $3 $5;',
  admin_pattern:
    'manage_dirs_pattern($1,$2,$2) manage_files_pattern($1,$2,$2) manage_lnk_files_pattern($1,$2,$2) manage_fifo_files_pattern($1,$2,$2) ' +
    'manage_sock_files_pattern($1,$2,$2) relabel_dirs_pattern($1,$2,$2) relabel_files_pattern($1,$2,$2) relabel_lnk_files_pattern($1,$2,$2) ' +
    'relabel_fifo_files_pattern($1,$2,$2) relabel_sock_files_pattern($1,$2,$2)',
  stream_connect_pattern:
    'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file write_sock_file_perms; allow $1 $4:unix_stream_socket connectto;',
  dgram_send_pattern:
    'allow $1 $2:dir search_dir_perms; allow $1 $3:sock_file write_sock_file_perms; allow $1 $4:unix_dgram_socket sendto;',
  domain_transition_pattern:
    'allow $1 $2:file mmap_exec_file_perms; allow $1 $3:process transition; dontaudit $1 $3:process { noatsecure siginh rlimitinh };',
  spec_domtrans_pattern:
    'allow $1 self:process setexec; domain_transition_pattern($1,$2,$3) allow $3 $1:fd use; allow $3 $1:fifo_file rw_inherited_fifo_file_perms; ' +
    'allow $3 $1:process sigchld;',
  domain_auto_transition_pattern: 'domain_transition_pattern($1,$2,$3) type_transition $1 $2:process $3;',
  domtrans_pattern:
    'domain_auto_transition_pattern($1,$2,$3) allow $3 $1:fd use; allow $3 $1:fifo_file rw_inherited_fifo_file_perms; allow $3 $1:process sigchld;',
  nnp_domtrans_pattern: 'domtrans_pattern($1,$2,$3) allow $1 $3:process2 nnp_transition;',
  nosuid_domtrans_pattern: 'domtrans_pattern($1,$2,$3) allow $1 $3:process2 nosuid_transition;',
  dyntrans_pattern: 'allow $1 self:process setcurrent; allow $1 $2:process dyntransition; allow $2 $1:process sigchld;',
  ps_process_pattern:
    'allow $1 $2:dir list_dir_perms; allow $1 $2:file read_file_perms; allow $1 $2:lnk_file read_lnk_file_perms; allow $1 $2:process getattr;',
  admin_process_pattern: 'ps_process_pattern($1, $2) allow $1 $2:process { ptrace signal_perms };',
  can_exec: 'allow $1 $2:file { mmap_exec_file_perms ioctl lock execute_no_trans };',
}

/** The rules a pattern macro stands for, as policy text; undefined for what is none. */
export function patternMacro(name: string): string | undefined {
  return Object.hasOwn(PATTERNS, name) ? PATTERNS[name] : undefined
}

/** The names of all pattern macros. */
export const PATTERN_MACROS: readonly string[] = Object.keys(PATTERNS).sort()
