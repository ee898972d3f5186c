import type { Rule } from '../../core/rule.ts'
import { KERNEL_HELPERS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const kernelHelperWritable: Rule = {
  id: 'kernel-helper-writable',
  title: 'Profile may set a program the kernel runs',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:10'],
  references: ['apparmor.d(5), "File rules"', 'core(5)'],
  on: handover({
    places: KERNEL_HELPERS,
    access: 'write',
    duty: ['kernel settings', 'boot', 'containers'],
    message:
      '`{path}` is writable, including {what}: an attacker can name their own program there and have it run outside of all confinement. Remove the permission, or narrow the pattern.',
  }),
}
