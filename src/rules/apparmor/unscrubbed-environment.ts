import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { execution, hasDuty, sharesItsTransition, starts } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

const CAVEAT = 'the started program no longer gets LD_LIBRARY_PATH, LD_PRELOAD and the like from its caller'

/** apparmor.d(5), "Access Modes": the letter's case; ld.so(8), "Secure-execution mode". */
export const unscrubbedEnvironment: Rule = {
  id: 'unscrubbed-environment',
  title: 'Environment goes along into another confinement',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:dangerous-exec'],
  references: ['apparmor.d(5), "Access Modes"', 'ld.so(8), "Secure-execution mode"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject, keyword, target, setExec, removeKeyword } = rule
      // What runs the machine has no caller whose environment it hands on.
      if (exec?.scrubbed !== false || !path || !starts(rule) || hasDuty(rule, [])) return
      // `everything-allowed` says that there is nothing to get around.
      if (rule.scope.allowsAll && path.covers('/**')) return
      // A profile stacked on this one (`-> &name`) takes rights away and gives none.
      if (target?.name.startsWith('&') === true) return
      const unsafe = keyword?.word === 'unsafe' ? keyword.span : undefined
      const scrubbing = exec.mode.replace(/^[pcu]/, (letter) => letter.toUpperCase()).replace(/ux$/, 'Ux')
      const leaves = exec.to === 'unconfined' || exec.fallback === 'unconfined'
      report(
        toldOnce(
          path.written,
          {
            span: unsafe ?? exec.span,
            subject,
            evidence: execution(rule),
            values: { path: path.written, mode: exec.mode },
            message: unsafe
              ? '"unsafe" hands the environment to `{path}`, which then runs with other rights: with LD_PRELOAD the caller decides which code runs there. Remove the word.'
              : "`{mode}` starts `{path}` with other rights and in the caller's environment: with LD_PRELOAD the caller decides which code runs there. Write the transition with a capital letter, which scrubs the environment.",
            ...(leaves && { threat: { needs: 'code', reaches: 'others' } }),
            fixes: sharesItsTransition(rule)
              ? []
              : [
                  unsafe
                    ? reviewFix('Remove "unsafe"', CAVEAT, removeKeyword())
                    : reviewFix(`Write ${scrubbing}`, CAVEAT, setExec(scrubbing)),
                ],
          },
          { fix: 'Scrub the environment of all of them' },
        ),
      )
    },
    'apparmor.changeProfile'({ keyword, deny, text, subject, removeKeyword }, { report }) {
      if (deny || keyword?.word !== 'unsafe') return
      report({
        span: keyword.span,
        subject,
        evidence: text.replace(/ ?\bunsafe\b/, ''),
        message:
          '"unsafe" keeps the environment when the profile changes: with LD_PRELOAD what ran before decides which code runs in the new one. Remove the word.',
        fixes: [reviewFix('Remove "unsafe"', CAVEAT, removeKeyword())],
      })
    },
  },
}
