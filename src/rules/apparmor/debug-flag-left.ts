import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile Flags": debug. */
export const debugFlagLeft: Rule = {
  id: 'debug-flag-left',
  title: 'Profile has the flag for debugging the kernel',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = profile.flag('debug')
      if (!flag) return
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'flag debug',
        message:
          'The flag debug has the kernel log how it works through this profile, and AppArmor 3 refuses a profile that has it. Remove it.',
        fixes: [
          reviewFix(
            'Remove the flag',
            'AppArmor 3, which refused the profile so far, enforces it from then on',
            profile.removeFlag(flag),
          ),
        ],
      })
    },
  },
}
