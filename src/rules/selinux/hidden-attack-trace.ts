import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { inDefinition } from '../shared/selinux/level-overrides.ts'

/** These denials are what an intrusion looks like in the log. */
export const hiddenAttackTrace: Rule = {
  id: 'hidden-attack-trace',
  title: 'Denials that show an attack are not logged',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux Notebook, dontaudit'],
  on: {
    'selinux.accessRule'(
      { effect, call, within, permissions, target, classes, toSelf, subject, grant, remove },
      { report },
    ) {
      if (effect !== 'dontaudit' || call || inDefinition({ within }) || subject.includes('unconfined')) return
      const hidden =
        (toSelf ? undefined : grant(['process'], ['ptrace'])) ??
        grant(['security'], ['load_policy', 'setenforce', 'setbool', 'setsecparam']) ??
        grant(['capability'], ['sys_module']) ??
        (target.names.has('shadow_t') ? grant([], ['read', 'write', 'open', 'append']) : undefined)
      const all = permissions.form === 'all' && !classes.names.has('socket')
      if (!hidden && !all) return
      report({
        span: hidden?.span ?? permissions.span,
        subject,
        evidence: `dontaudit ${target.members.map(({ name }) => name).join(' ')} ${hidden?.permissions.join(' ') ?? '*'}`,
        values: { what: hidden ? hidden.permissions.join(', ') : 'every permission' },
        message:
          "Denials of {what} are kept out of the log, so an intruder's attempts go unnoticed. Remove the rule, or narrow it to the harmless permission that filled the log.",
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
