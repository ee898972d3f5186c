import type { Rule } from '../../core/rule.ts'
import { ALL_FILES_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, files.if. */
export const allFilesWritten: Rule = {
  id: 'all-files-written',
  title: 'Domain can change nearly all files',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if'],
  on: wherever(
    {
      classes: [...FILES, 'dir'],
      permissions: WRITING,
      targets: ALL_FILES_TYPES,
      calls: /^files_(?:(?:manage|rw|write)_(?:all|non_security|non_auth)_(?:files|dirs))$/,
      duty: 'packages',
    },
    () => ({
      message:
        '{domain} can change files of all or nearly all types ({what}): an attacker who takes it over can change almost anything on the host. Name the types it works on.',
      caveat: 'changing files whose type is not named will fail',
    }),
  ),
}
