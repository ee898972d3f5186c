import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The stock abstractions without -strict allow `dbus bus=...,`; those with it only what talking to the bus itself takes. */
const OPEN: ReadonlyMap<string, string> = new Map([
  ['dbus', 'the system bus'],
  ['dbus-session', 'the session bus'],
  ['dbus-accessibility', 'the accessibility bus'],
])

/** abstractions/dbus and its like of AppArmor. */
export const dbusAbstraction: Rule = {
  id: 'dbus-abstraction',
  title: 'Abstraction opens the whole message bus',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-lint:abstractions'],
  references: ['abstractions/dbus, abstractions/dbus-session of AppArmor'],
  on: {
    'apparmor.include'({ abstraction, targetSpan, subject, profile, file, setTarget }, { report }) {
      const bus = abstraction === undefined ? undefined : OPEN.get(abstraction)
      // The stock abstractions are built out of each other.
      if (abstraction === undefined || bus === undefined || (!profile && file.role === 'abstraction')) return
      report({
        span: targetSpan,
        subject,
        evidence: `abstraction ${abstraction}`,
        values: { abstraction, bus },
        message:
          '`abstractions/{abstraction}` lets the program say anything to everyone on {bus}. Include `{abstraction}-strict` and write dbus rules for what it calls.',
        fixes: [
          reviewFix(
            'Include the strict one',
            'calls to services on the bus fail until rules for them are added',
            setTarget(`abstractions/${abstraction}-strict`),
          ),
        ],
      })
    },
  },
}
