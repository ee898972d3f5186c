import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { onOverrides } from '../shared/selinux/level-overrides.ts'

/** The reference policy's MLS constraints make an exception of these objects. */
export const mlsTrustedObject: Rule = {
  id: 'mls-trusted-object',
  title: 'Object can be written from every security level',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['refpolicy policy/mls'],
  on: onOverrides(/^mls_trusted_/, /^mlstrusted\w+$/, ({ span, subject, name, who, remove }) => ({
    span,
    subject,
    evidence: `${name} ${who}`,
    values: { name, who },
    message:
      '`{name}` opens `{who}` to every security level: it becomes a channel between levels that should be kept apart. Remove it unless the object is made for that.',
    fixes: [
      reviewFix('Remove the exception', 'domains of other levels are denied the object in MLS policies', remove()),
    ],
  })),
}
