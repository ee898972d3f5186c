import type { Rule } from '../../core/rule.ts'
import { USER_AUTOSTART_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const userAutostartWritable: Rule = {
  id: 'user-autostart-writable',
  title: "Profile may write what a user's session runs later",
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:6'],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: USER_AUTOSTART_FILES,
    access: 'write',
    message:
      '`{path}` is writable, including {what}: an attacker can put a command there, which then runs outside of this profile. Remove the permission.',
  }),
}
