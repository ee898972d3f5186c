import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

const COVERED: ReadonlySet<string> = new Set(['file_type', 'non_security_file_type', 'etc_t', 'root_t', 'bin_t'])

/** The SELinux Notebook, "Object Classes and Permissions". */
export const systemDirectoriesCovered: Rule = {
  id: 'system-directories-covered',
  title: 'Domain can mount over directories of the host',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: ['dir', 'file'],
      permissions: ['mounton'],
      targets: COVERED,
      calls: /^files_mounton_(?:all_mountpoints|non_security|etc_dirs|rootfs|root|usr)$/,
      duty: 'mounting',
    },
    () => ({
      message:
        '{domain} can mount over directories of the host ({what}), and so put its own files where other programs look for theirs. Name a mount point of its own.',
      caveat: 'mounting over these directories will fail',
    }),
  ),
}
