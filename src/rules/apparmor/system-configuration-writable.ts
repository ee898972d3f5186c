import type { Rule } from '../../core/rule.ts'
import { ACCOUNT_FILES, AUTOSTART_FILES, POLICY_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const systemConfigurationWritable: Rule = {
  id: 'system-configuration-writable',
  title: "Profile may write a file of the system's configuration",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: [{ glob: '/etc/**', what: 'configuration of the system' }],
    access: 'write',
    // Those have rules of their own.
    except: ({ path }) =>
      path === undefined ||
      [...ACCOUNT_FILES, ...AUTOSTART_FILES, ...POLICY_FILES].some(({ glob }) => path.reaches(glob)),
    message:
      '`{path}` is writable, which is {what}: an attacker keeps a foothold there that survives a restart. Let the program keep what it writes in /var/lib or /run.',
  }),
}
