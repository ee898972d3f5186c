import type { Rule } from '../../core/rule.ts'
import { KERNEL_HELPERS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const sysfsWritable: Rule = {
  id: 'sysfs-writable',
  title: 'Profile may write settings of devices and drivers',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:8'],
  references: ['apparmor.d(5), "File rules"', 'sysfs(5)'],
  on: handover({
    places: [{ glob: '/sys/**', what: 'settings of devices and drivers' }],
    access: 'write',
    except: ({ path }) =>
      path === undefined ||
      path.within('/sys/kernel/security/apparmor/**') ||
      KERNEL_HELPERS.some(({ glob, named }) => path.reaches(glob) && named === undefined),
    message:
      '`{path}` is writable, and with it {what}: drivers, power and firmware of the whole machine are set there. Name the attributes the program sets.',
  }),
}
