import type { Rule } from '../../core/rule.ts'
import { KERNEL_HELPERS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const kernelParametersWritable: Rule = {
  id: 'kernel-parameters-writable',
  title: 'Profile may write kernel parameters',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:9'],
  references: ['apparmor.d(5), "File rules"', 'proc(5)'],
  on: handover({
    places: [{ glob: '/proc/sys/**', what: "the kernel's parameters" }],
    access: 'write',
    except: ({ path }) => path === undefined || KERNEL_HELPERS.some(({ glob }) => path.reaches(glob)),
    threat: ({ path }) =>
      path?.within('/proc/sys/net/**') === true ? { needs: 'flaw', reaches: 'others' } : undefined,
    message:
      '{path} may be written, and with it {what}: an attacker switches protections of the whole machine off. Name the parameters the program sets, or leave them to sysctl.d.',
  }),
}
