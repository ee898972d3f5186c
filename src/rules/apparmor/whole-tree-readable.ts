import type { Rule } from '../../core/rule.ts'
import { allows } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "Globbing". */
export const wholeTreeReadable: Rule = {
  id: 'whole-tree-readable',
  title: 'Profile may read every file',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:too-wide'],
  references: ['apparmor.d(5), "Globbing"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path, write, read, subject } = rule
      if (write || !read || !path?.covers('/**') || !allows(rule)) return
      report({
        span: path.span,
        subject,
        evidence: `read ${path.written}`,
        values: { path: path.written },
        message:
          "`{path}` may be read: keys, password hashes and what other programs keep, as far as the program's user may. List the paths it needs, or deny the secrets.",
      })
    },
  },
}
