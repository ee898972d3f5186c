/** Permissions on files and directories that change what is there. */
export const WRITING: readonly string[] = [
  'write',
  'append',
  'create',
  'unlink',
  'rename',
  'link',
  'add_name',
  'remove_name',
  'reparent',
  'rmdir',
  'relabelto',
]

/** Permissions on files that give their contents. */
export const READING: readonly string[] = ['read', 'map']

/** Permissions that run a file. */
export const EXECUTING: readonly string[] = ['execute', 'execute_no_trans']

/** Classes of what has contents. */
export const FILES: readonly string[] = ['file', 'lnk_file']

/** Classes of device files. */
export const DEVICES: readonly string[] = ['blk_file', 'chr_file']

const CHANGES: ReadonlySet<string> = new Set(WRITING)

/** Whether one of some permissions changes a file, or the name of an interface says that its call does. */
export function changesFiles(permissions: readonly string[], call: string): boolean {
  return (
    permissions.some((permission) => CHANGES.has(permission)) ||
    /_(?:write|wx|rw|manage|relabel|relabelto|create|delete|append)_/.test(call)
  )
}
