import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { execution, sharesItsTransition, starts } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "Access Modes": pix, cix and their scrubbing forms. */
export const inheritedFallback: Rule = {
  id: 'inherited-fallback',
  title: 'Program keeps this profile when its own is not loaded',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-lint:transition'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject, setExec } = rule
      if (exec?.fallback !== 'inherit' || !path || !starts(rule)) return
      const mode = exec.to === 'child' ? 'Cx' : 'Px'
      report({
        span: exec.span,
        subject,
        evidence: execution(rule),
        values: { path: path.written, mode: exec.mode, better: mode },
        message:
          '`{mode}` runs `{path}` with the rights of this profile wherever its own is not loaded, so what it may do differs from host to host. Decide: `{better}`, or ix.',
        fixes: [
          reviewFix(
            `Write ${mode}`,
            'where the profile is not loaded the program no longer starts',
            sharesItsTransition(rule) ? undefined : setExec(mode),
          ),
        ],
      })
    },
  },
}
