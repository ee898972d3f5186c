import type { Rule } from '../../core/rule.ts'
import { PASSWORD_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { changesFiles, FILES, READING, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, neverallow rules of authlogin.te. */
export const passwordHashesAccess: Rule = {
  id: 'password-hashes-access',
  title: 'Domain can read or change password hashes',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['SELinux reference policy 2.20221101, neverallow rules of authlogin.te'],
  on: wherever(
    {
      classes: FILES,
      permissions: [...WRITING, ...READING],
      targets: PASSWORD_TYPES,
      calls: /^auth_(?:read|tunable_read|manage|rw|relabel|relabelto|map)_shadow$/,
      duty: ['passwords', 'labelling'],
    },
    ({ permissions, what }) =>
      changesFiles(permissions, what)
        ? {
            message:
              '{domain} can change the password hashes ({what}): an attacker who takes it over can set a password for root. Remove it, and leave passwords to PAM (`auth_use_pam`).',
            caveat: 'checking or changing passwords by itself will fail',
          }
        : {
            message:
              '{domain} can read the password hashes ({what}), which an attacker can then crack offline. Remove it, and check passwords through PAM or the helper (`auth_domtrans_chk_passwd`).',
            caveat: 'checking or changing passwords by itself will fail',
            threat: { needs: 'flaw', reaches: 'host' },
          },
  ),
}
