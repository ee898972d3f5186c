import type { Rule } from '../../core/rule.ts'
import { modeFlagOf } from '../shared/apparmor/mode-flag.ts'

/** apparmor.d(5), "Profile Flags": prompt. */
export const promptModeProfile: Rule = {
  id: 'prompt-mode-profile',
  title: 'Profile asks the user what to allow',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = modeFlagOf(profile, 'prompt')
      if (!flag) return
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'flag prompt',
        values: { name: profile.fullName },
        message:
          'What the rules of `{name}` do not allow is decided by a program in the session and by whoever clicks there; without an answer it is denied. Allow in rules what the program needs.',
      })
    },
  },
}
