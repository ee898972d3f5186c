import type { Rule } from '../../core/rule.ts'
import { treeIsWhole } from '../../kinds/apparmor/project/place.ts'

/** apparmor.d(5), "Profile attachment": without one a profile is reached by name alone. */
export const unreferencedProfile: Rule = {
  id: 'unreferenced-profile',
  title: 'Profile is attached to nothing and named nowhere',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile attachment"'],
  on: {
    'apparmor.profile'(
      { type, attachment, referenced, container, nameSpan, subject, fullName, file },
      { report, source, neighbours },
    ) {
      if (
        type !== 'profile' ||
        attachment ||
        referenced !== false ||
        container ||
        file.template ||
        !treeIsWhole(source, neighbours)
      ) {
        return
      }
      report({
        span: nameSpan,
        subject,
        evidence: 'not attached',
        values: { name: fullName },
        confidence: 'medium',
        message:
          'The profile `{name}` attaches to no program and nothing here names it, so it confines nobody. Give it an attachment, or name it where it is to be used.',
      })
    },
  },
}
