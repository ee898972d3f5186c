import type { Rule } from '../../core/rule.ts'
import { isSystemDomain } from '../../knowledge/selinux/duties.ts'
import { isOptIn, listed } from '../shared/selinux/access.ts'

/** SELint, check W-008. */
export const openEndedPermissions: Rule = {
  id: 'open-ended-permissions',
  title: 'Rule allows permissions nobody has named',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-008'],
  references: ['SELint, check W-008', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: {
    'selinux.accessRule'({ subject, effect, source, target, classes, permissions, within }, { report }) {
      if (effect !== 'allow' || permissions.form === 'members' || isOptIn(within)) return
      const names = (set: typeof source): string => listed(set.members.map(({ name }) => name))
      if (source.members.some(({ name }) => isSystemDomain(name))) return
      report({
        span: permissions.span,
        subject,
        evidence: `${names(source)} ${names(target)}:${names(classes)}`,
        message:
          permissions.form === 'all'
            ? '{source} is allowed everything on {target}, also what later kernels add. Name the permissions it needs, or a set such as rw_file_perms.'
            : '{source} is allowed everything on {target} except what is named, also what later kernels add. Name the permissions it needs instead.',
        values: { source: names(source) || 'The source', target: names(target) || 'the target' },
      })
    },
  },
}
