import type { Rule } from '../../core/rule.ts'
import { isOptIn } from '../shared/selinux/access.ts'
import { quoted } from '../shared/selinux/names.ts'

const ADMIN_ROLES: ReadonlySet<string> = new Set(['sysadm_r', 'system_r', 'unconfined_r'])
const ADMIN_DOMAINS: ReadonlySet<string> = new Set(['sysadm_t', 'unconfined_t', 'init_t', 'initrc_t', 'kernel_t'])
/** Roles that administer, and those from which administrators start. */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  'sysadm_r',
  'system_r',
  'unconfined_r',
  'staff_r',
  'secadm_r',
  'auditadm_r',
  'dbadm_r',
  'logadm_r',
  'webadm_r',
  'object_r',
  // The reference policy's own attribute: the roles that start services through run_init.
  'run_init_roles',
])

/** The SELinux Notebook, "Role-Based Access Control". */
export const administratorRoleReachable: Rule = {
  id: 'administrator-role-reachable',
  title: "Role can become an administrator's",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['The SELinux Notebook, "Role-Based Access Control"'],
  on: {
    'selinux.role'({ span, subject, form, source, target, within }, { report }) {
      if (form === 'user' || isOptIn(within) || !source.known) return
      const from = [...source.names].filter((name) => !ADMINISTRATORS.has(name))
      const to = [...target.names].filter((name) => (form === 'allow' ? ADMIN_ROLES : ADMIN_DOMAINS).has(name))
      if (from.length === 0 || to.length === 0) return
      report({
        span,
        subject,
        evidence: `${from.join(' ')} ${to.join(' ')}`,
        message:
          'Anyone with the role {from} can reach {to}, which administers the host: an ordinary account becomes an administrator. Leave that to the roles of administrators.',
        values: { from: quoted(from), to: quoted(to) },
      })
    },
  },
}
