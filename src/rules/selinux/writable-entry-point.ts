import type { Rule } from '../../core/rule.ts'
import { LOOSE_FILE_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const writableEntryPoint: Rule = {
  id: 'writable-entry-point',
  title: 'Domain starts from files that others can write',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever({ classes: ['file'], permissions: ['entrypoint'], targets: LOOSE_FILE_TYPES }, () => ({
    message:
      '{domain} is entered through files of type {target}, which many programs can write: an attacker who writes one can run code in this domain. Give the program a type of its own ending in `_exec_t`.',
    caveat: 'the domain can no longer be entered through these files',
  })),
}
