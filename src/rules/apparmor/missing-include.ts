import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "#include mechanism": a file that is not there is an error unless `if exists` is written. */
export const missingInclude: Rule = {
  id: 'missing-include',
  title: 'Included file does not exist',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:missing-include'],
  references: ['apparmor.d(5), "#include mechanism"'],
  on: {
    'apparmor.include'({ resolution, ifExists, prose, targetSpan, subject, target, file, addIfExists }, { report }) {
      if (resolution !== 'missing' || ifExists || prose || file.template) return
      report({
        span: targetSpan,
        subject,
        evidence: `include ${target}`,
        values: { target },
        confidence: 'medium',
        message:
          'There is no `{target}` here and AppArmor ships none: the parser refuses the profile, and its program runs without one. Correct the name, or write "include if exists".',
        fixes: [
          reviewFix(
            'Include it if it exists',
            'the profile loads without what the file would have allowed',
            addIfExists(),
          ),
        ],
      })
    },
  },
}
