import type { Rule } from '../../core/rule.ts'
import { SYSTEM_MANAGER_SOCKETS } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const systemManagerSocket: Rule = {
  id: 'system-manager-socket',
  title: "Profile may talk to the system's manager past the bus rules",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: SYSTEM_MANAGER_SOCKETS,
    access: 'write',
    except: ({ scope }) =>
      scope.rules.some(({ kind }) => kind === 'dbus') ||
      scope.includes.some(({ abstraction }) => abstraction?.startsWith('dbus') === true),
    message:
      '`{path}` is writable, which is {what}, and no dbus rule says what may be said there: units are started and settings changed over it. Add dbus rules, or remove the permission.',
  }),
}
