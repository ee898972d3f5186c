import type { Rule } from '../../core/rule.ts'
import type { FileRule } from '../../kinds/apparmor/facts.ts'
import { KERNEL_HELPERS, KERNEL_PROTECTIONS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

const DUTY = ['kernel settings', 'containers', 'disks', 'power'] as const

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const kernelParametersWritable: Rule = {
  id: 'kernel-parameters-writable',
  title: 'Profile can write kernel parameters that protect the machine',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9'],
  references: ['apparmor.d(5), "File rules"', 'proc(5)'],
  on: {
    'apparmor.fileRule'(rule, context) {
      if (KERNEL_HELPERS.some((place) => rule.path?.reaches(place.glob))) return
      if (isOpen(rule)) OPEN['apparmor.fileRule']?.(rule, context)
      else NAMED['apparmor.fileRule']?.(rule, context)
    },
  },
}

/** A rule that leaves the parameter open. */
const OPEN = handover({
  places: [{ glob: '/proc/sys/**', what: "the kernel's parameters" }],
  access: 'write',
  duty: DUTY,
  threat: ({ path }) => (path?.within('/proc/sys/net/**') === true ? { needs: 'flaw', reaches: 'others' } : undefined),
  message:
    '`{path}` is writable and names no parameter: an attacker who takes the program over can change every setting there, for the whole machine. Name the parameters the program sets, or leave them to sysctl.d.',
})

/** A rule that names one which protects the machine. */
const NAMED = handover({
  places: KERNEL_PROTECTIONS,
  access: 'write',
  duty: DUTY,
  message:
    '`{path}` is writable: an attacker who takes the program over can switch off {what}, for the whole machine. Remove the permission, and set the parameter in sysctl.d.',
})

/** Whether the last part of the path begins with a wildcard. */
function isOpen({ path }: FileRule): boolean {
  return path?.globs.some((glob) => /(?:^|[/,{}])[*?][^/]*$/.test(glob)) === true
}
