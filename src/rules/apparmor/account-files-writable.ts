import type { Rule } from '../../core/rule.ts'
import { ACCOUNT_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const accountFilesWritable: Rule = {
  id: 'account-files-writable',
  title: 'Profile can write the account files',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9'],
  references: ['apparmor.d(5), "File rules"', 'severity.db of apparmor-utils'],
  on: handover({
    places: ACCOUNT_FILES,
    access: 'write',
    duty: ['accounts'],
    message:
      '`{path}` is writable, including {what}: with one line there an attacker becomes root. Remove the permission, or leave such files to a helper with a profile of its own.',
  }),
}
