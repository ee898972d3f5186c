import type { Rule } from '../../core/rule.ts'
import { KERNEL_DEVICES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const kernelDeviceAccess: Rule = {
  id: 'kernel-device-access',
  title: 'Profile opens a device that leads far into the kernel',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: KERNEL_DEVICES,
    access: 'write',
    duty: ['containers'],
    message: "`{path}` is writable, which is {what}. Keep it only where it is the program's purpose.",
  }),
}
