import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The parser takes a flag twice and compiles the same policy. */
export const duplicateProfileFlag: Rule = {
  id: 'duplicate-profile-flag',
  title: 'Profile has the same flag twice',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      for (const flag of profile.flags) {
        if (!flag.repeated) continue
        report({
          span: flag.span,
          subject: profile.subject,
          evidence: `flag ${flag.text} repeated`,
          values: { flag: flag.text },
          message:
            'The flag `{flag}` is there already. Remove this one: who later removes only the other takes the profile for changed.',
          fixes: [safeFix('Remove the repeated flag', profile.removeFlag(flag))],
        })
      }
    },
  },
}
