import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile Flags", up to AppArmor 5. */
export const unknownProfileFlag: Rule = {
  id: 'unknown-profile-flag',
  title: 'Profile has a flag AppArmor does not know',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-ls:unknown-flag'],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'({ flags, subject, file }, { report }) {
      for (const flag of flags) {
        if (flag.known || file.template) continue
        report({
          span: flag.span,
          subject,
          evidence: `flag ${flag.text}`,
          values: { flag: flag.text },
          message:
            'AppArmor knows no flag `{flag}` and refuses the whole file, so its programs run without a profile. Correct the word or remove it.',
        })
      }
    },
  },
}
