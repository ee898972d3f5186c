import type { Rule } from '../../core/rule.ts'
import { BOOT_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, files.if. */
export const bootFilesWritten: Rule = {
  id: 'boot-files-written',
  title: 'Domain can change the kernel or what starts it',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if'],
  on: wherever(
    {
      classes: FILES,
      permissions: WRITING,
      targets: BOOT_TYPES,
      calls: /^files_(?:manage_boot_(?:files|symlinks)|rw_boot_symlinks|(?:manage|write|delete)_kernel_modules)$/,
      duty: 'boot',
    },
    () => ({
      message:
        "{domain} can change the kernel, its modules or what starts it ({what}): an attacker's code then runs before any policy is loaded. Remove it.",
      caveat: 'installing kernels and changing boot entries will fail',
    }),
  ),
}
