import type { Rule } from '../../core/rule.ts'
import { PASSWORD_HASHES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const passwordHashesReadable: Rule = {
  id: 'password-hashes-readable',
  title: 'Profile may read the password hashes',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:7'],
  references: ['apparmor.d(5), "File rules"', 'shadow(5)'],
  on: handover({
    places: PASSWORD_HASHES,
    access: 'read',
    duty: ['accounts', 'passwords', 'backup'],
    message:
      "`{path}` may be read, and with it {what} of all accounts, which can be guessed at leisure elsewhere. Remove the permission, or have PAM's helper unix_chkpwd check passwords under its own profile.",
  }),
}
