import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const modifiedCodeExecuted: Rule = {
  id: 'modified-code-executed',
  title: 'Domain can run file contents it has changed in memory',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'U. Drepper, "SELinux Memory Protection Tests"',
  ],
  on: wherever(
    {
      classes: ['file', 'chr_file', 'lnk_file'],
      permissions: ['execmod'],
      // Prelinkers and package managers rewrite libraries.
      duty: 'packages',
      calls: /^(?:files_execmod_all_files|libs_legacy_use_shared_libs|userdom_execmod_user_home_files)$/,
    },
    () => ({
      message:
        "{domain} is allowed `execmod`: it can change a file's code in memory and still run it, so injected code can run. Remove it, and label libraries with text relocations `textrel_shlib_t`.",
      caveat: 'libraries with text relocations will no longer load',
    }),
  ),
}
