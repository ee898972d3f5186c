import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { inDefinition } from '../shared/selinux/level-overrides.ts'

/** Denials that dontaudit hides are not investigated. */
export const hiddenPrivilegeUse: Rule = {
  id: 'hidden-privilege-use',
  title: 'Denied use of capabilities is not logged',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux Notebook, dontaudit'],
  on: {
    'selinux.accessRule'({ effect, call, within, permissions, classes, subject, grant, remove }, { report }) {
      if (effect !== 'dontaudit' || call || inDefinition({ within })) return
      const hidden = grant(['capability'], ['dac_override', 'dac_read_search'])
      const many = classes.names.has('capability') && permissions.names.size >= 3
      if (!hidden && !many) return
      report({
        span: hidden?.span ?? permissions.span,
        subject,
        evidence: `dontaudit ${[...permissions.names].sort().join(' ')}`,
        values: { what: hidden?.permissions.join(', ') ?? `${permissions.names.size} capabilities` },
        message:
          'Denials of {what} are kept out of the log, so it goes unnoticed when the program, or an attacker in it, tries to use that privilege. Remove the rule once the cause is known.',
        fixes: [
          reviewFix(
            'Log these denials again',
            'the audit log gets more entries; nothing that is allowed or denied changes',
            remove(),
          ),
        ],
      })
    },
  },
}
