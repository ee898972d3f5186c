import type { Rule } from '../../core/rule.ts'

const ADMINISTRATORS = /^(?:unconfined|sysadm|staff|root|system|secadm|auditadm)_?u?$/

/** man page semanage-user(8). */
export const loginWithAllCategories: Rule = {
  id: 'login-with-all-categories',
  title: 'Login can use every category',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page semanage-user(8)'],
  on: {
    'semanage.login'({ subject, form, name, user, range }, { report }) {
      if (
        !range ||
        !range.name.endsWith('c0.c1023') ||
        ADMINISTRATORS.test(form === 'login' ? (user?.name ?? '') : name) ||
        name === 'root'
      ) {
        return
      }
      report({
        span: range.span,
        subject,
        evidence: `${form} ${name} ${range.name}`,
        message:
          '`{name}` can use every category: nothing keeps its processes from files and containers of other categories. Give it those it needs, or `s0`.',
        values: { name },
      })
    },
  },
}
