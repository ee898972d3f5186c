import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "DBus rules": eavesdrop. */
export const dbusEavesdropping: Rule = {
  id: 'dbus-eavesdropping',
  title: "Program may read everybody's messages on the bus",
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "DBus rules"'],
  on: {
    'apparmor.dbus'(rule, { report }) {
      const { deny, prompt, permissions, span, subject, text, removePermission } = rule
      if (deny || prompt || !permissions.includes('eavesdrop') || hasDuty(rule, ['bus', 'sniffing'])) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'With "eavesdrop" the program reads the messages other programs exchange on the bus, passwords and keys among them. Remove it.',
        fixes: [reviewFix('Remove the right to eavesdrop', 'monitoring the bus fails', removePermission('eavesdrop'))],
      })
    },
  },
}
