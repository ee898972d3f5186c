import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "#include mechanism": both forms do the same since AppArmor 3.0. */
export const hashInclude: Rule = {
  id: 'hash-include',
  title: 'Include is written like a comment',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "#include mechanism"'],
  on: {
    'apparmor.include'({ hash, prose, span, subject, target, removeHash }, { report }) {
      if (!hash || prose) return
      report({
        span,
        subject,
        evidence: `#include ${target.replace(/-strict$/, '')}`,
        values: { target },
        message:
          '"#include" looks like a comment and is none: who deletes or adds such a line by mistake changes what the profile allows. Write "include".',
        fixes: [safeFix('Write include', removeHash())],
      })
    },
  },
}
