import type { Rule } from '../../core/rule.ts'

/** man page semanage-login(8). */
export const unconfinedLogins: Rule = {
  id: 'unconfined-logins',
  title: 'Every login is unconfined',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page semanage-login(8)'],
  on: {
    'semanage.login'({ subject, form, name, user }, { report }) {
      if (form !== 'login' || name !== '__default__' || user?.name !== 'unconfined_u') return
      report({
        span: user.span,
        subject,
        evidence: 'login __default__ unconfined_u',
        message:
          'Logins that are not named get the SELinux user `unconfined_u`: SELinux does not confine what they start. Give them `user_u`, and map the administrators to `staff_u`.',
      })
    },
  },
}
