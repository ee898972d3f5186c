import type { Rule } from '../../core/rule.ts'
import { modeFlagOf, unenforced } from '../shared/apparmor/mode-flag.ts'

/** apparmor.d(5), "Profile Flags": default_allow. */
export const defaultAllowProfile: Rule = {
  id: 'default-allow-profile',
  title: 'Profile allows what it does not name',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'default_allow')
      if (flag) {
        report(
          unenforced(
            profile,
            flag,
            'The profile `{name}` allows whatever no rule denies, so every path to harm that nobody thought of is open. Drop the flag and list what the program needs.',
          ),
        )
      }
    },
  },
}
