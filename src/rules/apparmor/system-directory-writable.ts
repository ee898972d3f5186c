import type { Rule } from '../../core/rule.ts'
import { systemTreeOf } from '../shared/apparmor/breadth.ts'
import { allows, hasDuty } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "Globbing". */
export const systemDirectoryWritable: Rule = {
  id: 'system-directory-writable',
  title: 'Profile may write a whole system directory',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:too-wide'],
  references: ['apparmor.d(5), "Globbing"', 'Filesystem Hierarchy Standard'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path, write, subject } = rule
      const tree = write ? systemTreeOf(rule) : undefined
      if (!tree || !path || !allows(rule) || hasDuty(rule, ['packages'])) return
      report(
        toldOnce(path.written, {
          span: path.span,
          subject,
          evidence: `write ${path.written}`,
          values: { path: path.written, what: tree.what },
          message:
            '`{path}` is writable, which is {what}: anyone who takes the program over changes what other programs run or trust. List the files the program needs.',
          ...(!tree.takesOver && { threat: { needs: 'flaw', reaches: 'others' } }),
        }),
      )
    },
  },
}
