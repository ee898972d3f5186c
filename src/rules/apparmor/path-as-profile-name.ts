import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile names"; no fix, as the new name is the label that logs and the rules of others go by. */
export const pathAsProfileName: Rule = {
  id: 'path-as-profile-name',
  title: 'Profile is named by its path',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:profile'],
  references: ['apparmor.d(5), "Profile names"'],
  on: {
    'apparmor.profile'({ namedByPath, nameSpan, name, subject, type }, { report }) {
      if (!namedByPath || type === 'hat') return
      report({
        span: nameSpan,
        subject,
        evidence: 'named by path',
        values: { name },
        message:
          "The profile's name is the path `{name}`, so it changes when the program moves, and other profiles' peer= rules no longer fit. Write `profile NAME {name}`.",
      })
    },
  },
}
