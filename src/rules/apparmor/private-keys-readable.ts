import type { Rule } from '../../core/rule.ts'
import { HOME_KEYS, SYSTEM_KEYS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const privateKeysReadable: Rule = {
  id: 'private-keys-readable',
  title: 'Profile may read private keys or stored logins',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:7'],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: [...SYSTEM_KEYS, ...HOME_KEYS],
    access: 'read',
    // A program reads its own key: that one is named is all that can be asked.
    except: ({ path }) =>
      path?.globs.every((glob) => /\/[^/*?[\]{}]+$/.test(glob) && !glob.includes('/ssh_host_')) === true,
    duty: ['keys', 'backup'],
    message:
      '`{path}` is readable, including {what}: an attacker who takes the program over can copy them and log in elsewhere. Name the one key the program needs, or deny the others.',
  }),
}
