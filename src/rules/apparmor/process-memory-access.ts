import type { Rule } from '../../core/rule.ts'
import { PROCESS_MEMORY } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const processMemoryAccess: Rule = {
  id: 'process-memory-access',
  title: "Profile may read or write memory past the kernel's checks",
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9', 'aa-sev:6'],
  references: ['apparmor.d(5), "File rules"', 'proc(5)'],
  on: handover({
    places: PROCESS_MEMORY,
    access: 'any',
    duty: ['tracing', 'debugging'],
    threat: ({ write, owner }) =>
      write ? undefined : { needs: owner ? 'flaw' : 'code', reaches: owner ? 'others' : 'workload' },
    message:
      '`{path}` opens {what}: passwords and keys are read there, and with write access code is put in. Remove the permission.',
  }),
}
