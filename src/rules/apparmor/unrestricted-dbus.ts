import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "DBus rules". */
export const unrestrictedDbus: Rule = {
  id: 'unrestricted-dbus',
  title: 'Program may call every service on the message bus',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "DBus rules"'],
  on: {
    'apparmor.dbus'(rule, { report }) {
      const { deny, prompt, permissions, conditions, peer, anyPeer, scope, span, subject, text } = rule
      const sends =
        permissions.length === 0 ||
        permissions.some((one) => one === 'send' || one === 'write' || one === 'w' || one === 'rw')
      const open = [...conditions.keys()].every((name) => name === 'bus') && (peer === undefined || anyPeer)
      if (!sends || !open || deny || prompt || scope.allowsAll || hasDuty(rule, ['bus'])) return
      const system = (conditions.get('bus') ?? 'system') === 'system'
      report(
        toldOnce(text, {
          span,
          subject,
          evidence: text,
          message: system
            ? 'The program may call everything on the system bus, where systemd, polkit and the network are managed: what it may not do itself it asks others to do. Name the services and interfaces it calls.'
            : 'The program may call everything on this bus, where other programs of the user act for whoever asks: what it may not do itself it asks them to do. Name the services and interfaces it calls.',
          ...(!system && { threat: { needs: 'flaw', reaches: 'others' } }),
        }),
      )
    },
  },
}
