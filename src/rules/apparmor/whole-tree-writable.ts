import type { Rule } from '../../core/rule.ts'
import { allows, hasDuty } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

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
      if (
        !write ||
        !path?.covers('/**') ||
        !allows(rule) ||
        rule.scope.allowsAll ||
        hasDuty(rule, ['packages', 'backup', 'files'])
      ) {
        return
      }
      const runs = exec !== undefined || mmap
      report(
        toldOnce(path.written, {
          span: path.span,
          // A hat is the same program.
          subject: rule.profile?.type === 'hat' ? rule.profile.outermost.subject : subject,
          evidence: `write ${path.written}`,
          values: { path: path.written },
          message: runs
            ? '`{path}` is writable and can be run: an attacker who takes the program over replaces any program that its user can write, and starts it. List the paths the program needs.'
            : '`{path}` is writable: an attacker who takes the program over changes configuration, programs and data of the whole machine, as far as its user can. List the paths the program needs.',
          ...(runs && rule.profile?.container === true && { threat: { needs: 'code', reaches: 'host' } }),
        }),
      )
    },
  },
}
