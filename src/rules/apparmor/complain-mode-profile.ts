import type { Rule } from '../../core/rule.ts'
import { modeFlagOf, unenforced } from '../shared/apparmor/mode-flag.ts'

/** apparmor.d(5), "Profile Flags": complain. */
export const complainModeProfile: Rule = {
  id: 'complain-mode-profile',
  title: 'Profile only complains',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'complain')
      if (flag && !profile.allowsAll) {
        report(
          unenforced(
            profile,
            flag,
            'The profile `{name}` is in complain mode: what its rules do not allow is logged and happens all the same. Once the log is quiet, drop the flag.',
          ),
        )
      }
    },
  },
}
