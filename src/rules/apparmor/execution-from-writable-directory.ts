import type { Rule } from '../../core/rule.ts'
import { execution, starts, WRITABLE_BY_USERS } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** What users can write there, they can have run. */
export const executionFromWritableDirectory: Rule = {
  id: 'execution-from-writable-directory',
  title: 'Programs are run from a directory users write to',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject } = rule
      if (!exec || !path?.within(WRITABLE_BY_USERS) || !starts(rule)) return
      report(
        toldOnce(path.written, {
          span: path.span,
          subject,
          evidence: execution(rule),
          values: { path: path.written },
          message:
            '`{path}` is run from where users, or the program itself, put files: anyone who can write there chooses the code. Run programs from directories that only packages write to.',
          ...((exec.to === 'unconfined' || exec.fallback === 'unconfined') && {
            threat: { needs: 'code', reaches: 'others' },
          }),
        }),
      )
    },
  },
}
