import type { Rule } from '../../core/rule.ts'
import { AUTOSTART_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const autostartWritable: Rule = {
  id: 'autostart-writable',
  title: 'Profile may write what root runs later',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9'],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: AUTOSTART_FILES,
    access: 'write',
    duty: ['packages', 'startup', 'boot'],
    message:
      '`{path}` is writable, including {what}: an attacker can put a command there, which then runs as root and outside of this profile. Remove the permission, or name the files.',
  }),
}
