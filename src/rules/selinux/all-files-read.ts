import type { Rule } from '../../core/rule.ts'
import { ALL_FILES_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { READING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, files.if. */
export const allFilesRead: Rule = {
  id: 'all-files-read',
  title: 'Domain can read nearly all files',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if'],
  on: wherever(
    {
      classes: ['file'],
      permissions: READING,
      targets: ALL_FILES_TYPES,
      calls: /^files_read_(?:all|non_security|non_auth)_files$/,
    },
    () => ({
      message:
        '{domain} can read files of all or nearly all types ({what}): an attacker who takes it over can read almost anything. Name the types it works on.',
      caveat: 'reading files whose type is not named will fail',
    }),
  ),
}
