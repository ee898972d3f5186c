import type { Rule } from '../../core/rule.ts'
import { CONTROL_SOCKET_PLACES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const controlSocketAccess: Rule = {
  id: 'control-socket-access',
  title: 'Profile may talk to a socket that controls the host',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"', 'OWASP Docker Security Cheat Sheet, rule 1'],
  on: handover({
    places: CONTROL_SOCKET_PLACES,
    access: 'write',
    duty: ['containers'],
    message:
      '`{path}` is writable, including {what}: an attacker who takes the program over can start a privileged container or machine with it and take over the host. Remove the permission.',
  }),
}
