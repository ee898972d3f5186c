import type { Rule } from '../../core/rule.ts'
import { UNLABELED_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, kernel.te. */
export const unlabeledFilesWritten: Rule = {
  id: 'unlabeled-files-written',
  title: 'Domain can change files that have no label',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, kernel.te'],
  on: wherever(
    {
      classes: [...FILES, 'dir', 'blk_file', 'chr_file', 'fifo_file', 'sock_file'],
      permissions: WRITING,
      targets: UNLABELED_TYPES,
      calls:
        /^(?:kernel_(?:manage|rw|delete)_unlabeled_(?:files|dirs|symlinks|blk_files|chr_files)|files_manage_default_files)$/,
      duty: 'labelling',
    },
    () => ({
      message:
        '{domain} can change files that have no label ({what}), whatever they hold: the policy cannot tell them apart. Label the files, and allow that label.',
      caveat: 'files without a label can no longer be changed; label them first',
    }),
  ),
}
