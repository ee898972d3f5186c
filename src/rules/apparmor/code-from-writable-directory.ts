import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { allows, WRITABLE_BY_USERS } from '../shared/apparmor/execution.ts'
import { withoutMapping } from '../shared/apparmor/mapping.ts'

/** apparmor.d(5), "Access Modes": m. What is written by the same rule is `write-and-map-code`'s. */
export const codeFromWritableDirectory: Rule = {
  id: 'code-from-writable-directory',
  title: 'Code is loaded from a directory users write to',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { mmap, exec, write, path, subject } = rule
      if (!mmap || exec || write || !path?.within(WRITABLE_BY_USERS) || path.within('/dev/**') || !allows(rule)) return
      report({
        span: path.span,
        subject,
        evidence: `map ${path.written}`,
        values: { path: path.written },
        message:
          '`{path}` is mapped as code from where users, or the program itself, put files: a library dropped there runs inside the program. Load libraries from directories that only packages write to.',
        fixes: [
          reviewFix(
            'Remove the permission to map code',
            'libraries and plugins there no longer load',
            withoutMapping(rule),
          ),
        ],
      })
    },
  },
}
