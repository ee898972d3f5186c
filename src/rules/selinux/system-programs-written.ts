import type { Rule } from '../../core/rule.ts'
import { SYSTEM_CODE_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, corecommands.te and libraries.te. */
export const systemProgramsWritten: Rule = {
  id: 'system-programs-written',
  title: "Domain can change the host's programs and libraries",
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, corecommands.te and libraries.te'],
  on: wherever(
    {
      classes: FILES,
      permissions: WRITING,
      targets: SYSTEM_CODE_TYPES,
      calls:
        /^(?:corecmd_manage_(?:bin_files|all_executables)|libs_manage_(?:lib_files|ld_so|shared_libs)|files_manage_usr_files)$/,
      duty: 'packages',
    },
    () => ({
      message:
        '{domain} can change programs or libraries that the whole host runs ({what}): an attacker who takes it over can plant code that root will run. Remove it.',
      caveat: 'installing or changing programs by itself will fail',
    }),
  ),
}
