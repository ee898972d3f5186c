import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const auditControlledByDomain: Rule = {
  id: 'audit-controlled-by-domain',
  title: 'Domain can switch auditing off',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: ['netlink_audit_socket', 'capability'],
      permissions: ['nlmsg_write', 'audit_control'],
      calls: /^logging_set_audit_parameters$/,
      duty: 'audit',
    },
    () => ({
      message:
        '{domain} can change or stop auditing ({what}): an attacker who takes it over can act without leaving a trace in the audit log. Remove it.',
      caveat: 'changing audit rules or the login id of its sessions will fail',
    }),
  ),
}
