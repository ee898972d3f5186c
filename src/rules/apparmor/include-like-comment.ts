import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "#include mechanism": the word is taken for the directive whatever follows. */
export const includeLikeComment: Rule = {
  id: 'include-like-comment',
  title: 'Comment is taken for an include',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "#include mechanism"'],
  on: {
    'apparmor.include'({ prose, span, subject, makeComment }, { report }) {
      if (!prose) return
      report({
        span,
        subject,
        evidence: '#include as comment',
        message:
          'AppArmor takes "#include" for its directive also here, where it seems to begin a comment: it looks for a file of that name and refuses the profile. Put a blank behind "#".',
        fixes: [reviewFix('Make it a comment', 'the profile loads and is enforced from then on', makeComment())],
      })
    },
  },
}
