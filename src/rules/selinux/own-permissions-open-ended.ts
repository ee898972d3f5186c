import type { Rule } from '../../core/rule.ts'
import { listed, quoted } from '../shared/selinux/names.ts'
import { isHarmlessToSelf, isOpenEnded } from '../shared/selinux/open-ended.ts'

/** SELint, check W-008, where it is the reference policy's own idiom. */
export const ownPermissionsOpenEnded: Rule = {
  id: 'own-permissions-open-ended',
  title: 'Domain is allowed permissions on itself that are not named',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.2.0',
  fix: 'none',
  aliases: ['selint:W-008'],
  references: ['SELint, check W-008'],
  on: {
    'selinux.accessRule'(rule, { report }) {
      if (!isOpenEnded(rule) || !isHarmlessToSelf(rule)) return
      const { subject, source, classes, permissions } = rule
      const names = source.members.map(({ name }) => name)
      report({
        span: permissions.span,
        subject,
        evidence: `${listed(names)} self:${[...classes.names].join(' ')}`,
        message:
          '{source} is allowed permissions on itself that are not named, including what later kernels add. Name those it needs.',
        values: { source: quoted(names) || 'the source' },
      })
    },
  },
}
