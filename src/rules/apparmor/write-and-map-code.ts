import { reviewFix } from '../../core/finding.ts'
import type { Report, Rule } from '../../core/rule.ts'
import { allows } from '../shared/apparmor/execution.ts'
import { withoutMapping } from '../shared/apparmor/mapping.ts'
import { isSaid } from '../shared/apparmor/said.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** Mapped as code without being a place of code: devices, anonymous and shared memory. */
const NO_FILES = '{/dev/**,/memfd:*,/SYSV*,/anon_hugepage*}'
const SYSTEM = '{/usr,/lib*,/bin,/sbin,/etc,/opt}/**'

/** apparmor.d(5), "Access Modes": m. */
export const writeAndMapCode: Rule = {
  id: 'write-and-map-code',
  title: 'Same files may be written and loaded as code',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { write, mmap, exec, path, subject, span } = rule
      if (
        !write ||
        !mmap ||
        exec ||
        path?.glob === undefined ||
        path.covers('/**') ||
        path.written.endsWith('/') ||
        path.within(NO_FILES) ||
        !allows(rule)
      ) {
        return
      }
      const said: Report = {
        span,
        subject,
        evidence: `write and map ${path.written}`,
        values: { path: path.written },
        message:
          'The profile may write `{path}` and map it as code: a library dropped there runs inside the program. Allow one of the two.',
        ...(path.within(SYSTEM) && { threat: { needs: 'code', reaches: 'others' } }),
        fixes: [
          reviewFix(
            'Remove the permission to map code',
            'libraries and plugins there no longer load',
            withoutMapping(rule),
          ),
        ],
      }
      // Where the fix removes the rule, another one says what is left, and must stay.
      report(isSaid(rule, { letters: rule.letters.replace('m', '') }) ? said : toldOnce(path.written, said))
    },
  },
}
