import type { Rule } from '../../core/rule.ts'
import type { Scope } from '../../kinds/apparmor/facts.ts'
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
    duty: ['memory', 'boot'],
    // Opening them takes the capability (mem(4), msr(4)), so without it the rule alone is a step, not the way.
    threat: ({ write, scope }) => (write && hasRawIo(scope) ? undefined : { needs: 'flaw', reaches: 'others' }),
    message: ({ write }) =>
      write
        ? '`{path}` is writable, which is {what}: with the capability `sys_rawio` an attacker who takes the program over changes the running kernel. Remove the permission.'
        : '`{path}` is readable, which is {what}: with the capability `sys_rawio` an attacker who takes the program over reads what other programs and the kernel hold there. Remove the permission.',
  }),
}

/** Whether the program may hold the capability: also where an included file may give it. */
function hasRawIo({ rules, included, complete }: Scope): boolean {
  return (
    !complete ||
    [...rules, ...included].some(
      (rule) =>
        rule.kind === 'all' ||
        (rule.kind === 'capability' &&
          !rule.deny &&
          (rule.bare || rule.names.some(({ capability }) => capability === 'SYS_RAWIO'))),
    )
  )
}
