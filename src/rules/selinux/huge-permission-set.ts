import type { Rule } from '../../core/rule.ts'

const LIMIT = 15

/** SELint, check S-010. */
export const hugePermissionSet: Rule = {
  id: 'huge-permission-set',
  title: 'Rule lists a very long row of permissions',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-010'],
  references: ['SELint, check S-010'],
  on: {
    'selinux.accessRule'({ subject, effect, source, target, classes, permissions, call }, { report }) {
      if (
        effect !== 'allow' ||
        call ||
        permissions.form !== 'members' ||
        permissions.members.length < LIMIT ||
        permissions.members.some(({ macro }) => macro)
      ) {
        return
      }
      if ([...classes.names].some((name) => name.startsWith('cap'))) return
      report({
        span: permissions.span,
        subject,
        evidence: [source, target, classes].map(({ members }) => members.map(({ name }) => name).join(' ')).join(' '),
        message:
          'This rule lists {count} permissions one by one, as tools that read denials do: it does not show which of them are needed. Use a permission set that says what is meant, such as `manage_file_perms`.',
        values: { count: permissions.members.length },
      })
    },
  },
}
