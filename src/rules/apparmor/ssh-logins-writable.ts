import type { Rule } from '../../core/rule.ts'
import { SSH_LOGIN_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const sshLoginsWritable: Rule = {
  id: 'ssh-logins-writable',
  title: 'Profile may write who may log in over SSH',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9'],
  references: ['apparmor.d(5), "File rules"', 'sshd(8), "AUTHORIZED_KEYS FILE FORMAT"'],
  on: handover({
    places: SSH_LOGIN_FILES,
    access: 'write',
    message:
      '`{path}` is writable, including {what}: an attacker can add an SSH key and log in later. Remove the permission, or deny `authorized_keys`.',
  }),
}
