import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isBroad } from '../shared/apparmor/breadth.ts'
import { allows } from '../shared/apparmor/execution.ts'
import { isSaid } from '../shared/apparmor/said.ts'

/** apparmor.d(5), "Access Modes": a. */
export const logNotAppendOnly: Rule = {
  id: 'log-not-append-only',
  title: 'Log may be overwritten',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-ls:prefer-append'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path, letters, permissions, exec, subject, setPermissions } = rule
      if (
        !letters.includes('w') ||
        !path?.within('/var/log/**') ||
        path.written.endsWith('/') ||
        isBroad(rule) ||
        !allows(rule)
      ) {
        return
      }
      const appending =
        letters.includes('l') || exec ? undefined : permissions.replace(/w/g, letters.includes('a') ? '' : 'a')
      report({
        span: path.span,
        subject,
        evidence: `write ${path.written}`,
        values: { path: path.written },
        message:
          '`{path}` can be overwritten and emptied, so anyone who takes the program over removes their traces. Allow appending ("a") instead of writing.',
        fixes: [
          reviewFix(
            'Allow appending only',
            'the program can neither empty nor rewrite its log',
            appending === undefined || isSaid(rule, { letters: letters.replace('w', 'a') })
              ? undefined
              : setPermissions(appending),
          ),
        ],
      })
    },
  },
}
