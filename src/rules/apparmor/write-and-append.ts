import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Access Modes": w and a exclude each other. */
export const writeAndAppend: Rule = {
  id: 'write-and-append',
  title: 'Rule has both write and append',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:perm-conflict-write-append'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'({ letters, path, permissionsSpan, permissions, subject, removeLetters }, { report }) {
      if (!path || !letters.includes('w') || !letters.includes('a')) return
      report({
        span: permissionsSpan,
        subject,
        evidence: `w and a for ${path.written}`,
        values: { permissions },
        message:
          '"w" and "a" exclude each other, so the parser refuses the file over `{permissions}` and its programs run without a profile. Keep one.',
        fixes: [reviewFix('Keep write', 'the profile loads and is enforced from then on', removeLetters('a'))],
      })
    },
  },
}
