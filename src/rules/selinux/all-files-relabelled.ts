import type { Rule } from '../../core/rule.ts'
import { ALL_FILES_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, files.if. */
export const allFilesRelabelled: Rule = {
  id: 'all-files-relabelled',
  title: 'Domain can relabel nearly all files',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if'],
  on: wherever(
    {
      classes: [...FILES, 'dir', 'blk_file', 'chr_file'],
      permissions: ['relabelfrom', 'relabelto'],
      targets: ALL_FILES_TYPES,
      calls: /^files_relabel_(?:all|non_security|non_auth)_files$/,
      duty: 'labelling',
    },
    () => ({
      message:
        '{domain} can change the labels of all or nearly all files ({what}): it can give any file a type that it is allowed to use. Remove it.',
      caveat: 'changing labels will fail',
    }),
  ),
}
