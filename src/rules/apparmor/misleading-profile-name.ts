import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile names". */
export const misleadingProfileName: Rule = {
  id: 'misleading-profile-name',
  title: 'Profile is named for another path than it attaches to',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:profile'],
  references: ['apparmor.d(5), "Profile names"'],
  on: {
    'apparmor.profile'({ name, nameSpan, attachment, namedByPath, subject }, { report }) {
      if (
        namedByPath ||
        !name.startsWith('/') ||
        !attachment ||
        attachment.path.written === name ||
        attachment.span.start === nameSpan.start
      ) {
        return
      }
      report({
        span: nameSpan,
        subject,
        evidence: `name ${name}`,
        values: { name, path: attachment.path.written },
        message:
          'The profile is called `{name}` and attaches to `{path}`: rules with `peer={name}` are then written for the wrong program. Give it a plain name.',
      })
    },
  },
}
