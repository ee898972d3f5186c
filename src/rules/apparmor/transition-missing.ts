import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Access Modes": x alone is for deny rules. */
export const transitionMissing: Rule = {
  id: 'transition-missing',
  title: 'Rule allows to run a program without saying how',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:bare-x-without-deny'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'({ deny, exec, path, subject, setExec }, { report }) {
      if (deny || exec?.bare !== true || !path) return
      report({
        span: exec.span,
        subject,
        evidence: `x for ${path.written}`,
        values: { path: path.written },
        message:
          '"x" does not say under which profile `{path}` runs, so the parser refuses the file and its programs run without a profile. Write ix, Px or Cx.',
        fixes: [reviewFix('Run it in this profile', 'the profile loads and is enforced from then on', setExec('ix'))],
      })
    },
  },
}
