import type { Rule } from '../../core/rule.ts'
import { GENERIC_PROGRAM_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, corecommands.if. */
export const genericEntryPoint: Rule = {
  id: 'generic-entry-point',
  title: 'Domain is entered through any shell or system program',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, corecommands.if'],
  on: wherever(
    {
      classes: ['file'],
      permissions: ['entrypoint'],
      targets: GENERIC_PROGRAM_TYPES,
      calls: /^corecmd_(?:shell|bin)_entry_type$/,
      duty: 'login',
    },
    () => ({
      message:
        '{domain} is entered through programs of the whole system ({what}): any script or shell can start it. Give the program a type of its own.',
      caveat: 'the domain can no longer be entered through shells or system programs',
    }),
  ),
}
