import type { Rule } from '../../core/rule.ts'
import { BOOT_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const bootFilesWritable: Rule = {
  id: 'boot-files-writable',
  title: 'Profile may write the kernel or its boot loader',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:10'],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: BOOT_FILES,
    access: 'write',
    duty: ['boot', 'packages'],
    message:
      '`{path}` is writable, including {what}: what an attacker puts there runs before every protection, from the next boot on. Remove the permission.',
  }),
}
