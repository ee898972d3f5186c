import type { Rule } from '../../core/rule.ts'
import { devicePlaces } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const memoryDeviceAccess: Rule = {
  id: 'memory-device-access',
  title: "Profile opens the machine's memory or ports",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:10'],
  references: ['apparmor.d(5), "File rules"', 'mem(4)', 'msr(4)'],
  on: handover({
    places: devicePlaces('memory'),
    access: 'any',
    message:
      '{path} opens {what}: with the capability sys_rawio whoever takes the program over rewrites the running kernel. Remove the permission.',
  }),
}
