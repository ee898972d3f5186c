import type { Rule } from '../../core/rule.ts'

const PLACES = ['/*', '/bin/*', '/sbin/*', '/usr/bin/*', '/usr/sbin/*', '/usr/local/bin/*', '/home/*/**', '/tmp/*']

/** apparmor.d(5), "Attachment": of several that match, the longest wins, and two equal ones have the program refused. */
export const broadAttachment: Rule = {
  id: 'broad-attachment',
  title: 'Profile attaches to every program of a folder',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile attachment"'],
  on: {
    'apparmor.profile'({ attachment, xattrs, subject, fullName }, { report }) {
      if (!attachment || xattrs.length > 0 || !PLACES.some((place) => attachment.path.covers(place))) return
      report({
        span: attachment.span,
        subject,
        evidence: `attachment ${attachment.path.written}`,
        values: { name: fullName, path: attachment.path.written },
        message:
          'The profile `{name}` takes every program of `{path}`: those it was not written for break or get rights they should not have, and what users put there runs with them. Name the programs.',
      })
    },
  },
}
