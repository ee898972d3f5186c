import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { execution, sharesItsTransition, starts } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "Access Modes": pux, cux and their scrubbing forms. */
export const unconfinedFallback: Rule = {
  id: 'unconfined-fallback',
  title: 'Program runs unconfined when its profile is not loaded',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:dangerous-exec'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject, setExec } = rule
      if (exec?.fallback !== 'unconfined' || !path || !starts(rule)) return
      const mode = exec.to === 'child' ? 'Cx' : 'Px'
      report(
        toldOnce(
          path.written,
          {
            span: exec.span,
            subject,
            evidence: execution(rule),
            values: { path: path.written, mode: exec.mode, better: mode },
            message:
              '`{mode}` starts `{path}` without confinement wherever the profile for it is not loaded, so this profile is only as tight as another file. Write `{better}`, which fails instead.',
            fixes: [
              reviewFix(
                `Write ${mode}`,
                'where the profile is not loaded the program no longer starts',
                sharesItsTransition(rule) ? undefined : setExec(mode),
              ),
            ],
          },
          { fix: 'Start none of them without confinement' },
        ),
      )
    },
  },
}
