import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Access Modes": deny takes x alone. */
export const transitionInDeny: Rule = {
  id: 'transition-in-deny',
  title: 'Deny rule names a transition',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:deny-with-exec-transition'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'({ deny, exec, path, subject, setExec }, { report }) {
      if (!deny || !exec || exec.bare || !path) return
      report({
        span: exec.span,
        subject,
        evidence: `deny transition of ${path.written}`,
        values: { mode: exec.mode },
        message:
          'A deny rule cannot say how a program would start: the parser refuses the file over `{mode}`, and its programs run without a profile. Write x.',
        fixes: [reviewFix('Write x', 'the profile loads and is enforced from then on', setExec('x'))],
      })
    },
  },
}
