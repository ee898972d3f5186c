import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "DBus rules": bind. */
export const anyDbusNameOwned: Rule = {
  id: 'any-dbus-name-owned',
  title: 'Program may take any name on the message bus',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "DBus rules"'],
  on: {
    'apparmor.dbus'({ deny, prompt, permissions, conditions, span, subject, text }, { report }) {
      const name = conditions.get('name')
      if (deny || prompt || !permissions.includes('bind') || !(name === undefined || /^\*+$/.test(name))) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'The program may take any name on the bus and answer in the place of a service others trust. Name what it owns.',
      })
    },
  },
}
