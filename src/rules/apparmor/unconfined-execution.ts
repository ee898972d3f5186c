import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { execution, hasDuty, sharesItsTransition, starts, startsAnyProgram } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "Access Modes": ux, Ux. */
export const unconfinedExecution: Rule = {
  id: 'unconfined-execution',
  title: 'Profile starts a program without any confinement',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:dangerous-exec'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject, setExec } = rule
      if (exec?.to !== 'unconfined' || !path || !starts(rule) || hasDuty(rule, ['login'])) return
      const any = startsAnyProgram(rule)
      report(
        toldOnce(path.written, {
          span: exec.span,
          subject,
          evidence: execution(rule),
          values: { path: path.written, mode: exec.mode },
          message:
            '`{mode}` starts `{path}` outside of all confinement: anyone who takes the confined program over goes on from there as if it had no profile. Give the started program a profile (Px) or a child profile (Cx).',
          ...((any || exec.scrubbed === false) && { threat: { needs: 'code', reaches: 'host' } }),
          fixes: [
            reviewFix(
              'Start it under its own profile',
              'the program does not start unless a profile for it is loaded',
              any || sharesItsTransition(rule) ? undefined : setExec('Px'),
            ),
          ],
        }),
      )
    },
  },
}
