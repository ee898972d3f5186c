import type { Rule } from '../../core/rule.ts'
import { allows } from '../shared/apparmor/execution.ts'

/** apparmor.d(5), "Globbing". */
export const wholeTreeWritable: Rule = {
  id: 'whole-tree-writable',
  title: 'Profile may write every file',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:too-wide'],
  references: ['apparmor.d(5), "Globbing"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path, write, exec, mmap, subject } = rule
      if (!write || !path?.covers('/**') || !allows(rule)) return
      const runs = exec !== undefined || mmap
      report({
        span: path.span,
        subject,
        evidence: `write ${path.written}`,
        values: { path: path.written },
        message: runs
          ? '{path} may be written and run: whoever takes the program over replaces any program of the host and starts it. List the paths the program needs.'
          : '{path} may be written: whoever takes the program over changes the configuration, the programs and the data of the whole machine, as far as its user may. List the paths the program needs.',
        ...(runs && { threat: { needs: 'code', reaches: 'host' } }),
      })
    },
  },
}
