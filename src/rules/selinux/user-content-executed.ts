import type { Rule } from '../../core/rule.ts'
import { USER_CONTENT_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { EXECUTING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, userdomain.if. */
export const userContentExecuted: Rule = {
  id: 'user-content-executed',
  title: 'Domain can run files that users can write',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, userdomain.if'],
  on: wherever(
    {
      classes: ['file'],
      permissions: EXECUTING,
      targets: USER_CONTENT_TYPES,
      calls: /^userdom_exec_user_(?:home_content_files|tmp_files|tmpfs_files|bin_files)$/,
      duty: 'login',
    },
    () => ({
      message:
        '{domain} can run files from home or temporary directories ({what}): anyone who can write there can have their code run by it. Remove it, and run programs that have a label of their own.',
      caveat: 'running programs and scripts from home or temporary directories will fail',
    }),
  ),
}
