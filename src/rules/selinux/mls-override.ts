import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { onOverrides } from '../shared/selinux/level-overrides.ts'

/** The reference policy's MLS constraints make an exception of these attributes. */
export const mlsOverride: Rule = {
  id: 'mls-override',
  title: 'Domain can bypass security levels',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['refpolicy policy/mls'],
  on: onOverrides(/^mls_(?!trusted_)/, /^mls(?!trusted)\w+$/, ({ span, subject, name, who, remove }) => ({
    span,
    subject,
    evidence: `${name} ${who}`,
    values: { name, who },
    message:
      '`{name}` lets `{who}` read or write across security levels, so the separation of levels ends at this domain. Remove it, or use the narrowest exception that works.',
    fixes: [reviewFix('Remove the exception', 'access to objects of other levels is denied in MLS policies', remove())],
  })),
}
