import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'
import { literalDots } from '../shared/selinux/path-regex.ts'
import { together } from '../shared/selinux/told-once.ts'

const MESSAGE =
  'In `{path}` an unescaped dot matches any character, so files with other names get this label too. Write `\\.` for a dot.'
const CAVEAT =
  'names that only matched by the wildcard keep their own label; a more literal path may also win over another entry'

/** File contexts are regular expressions, in which a dot is any character; SELint W-004. */
export const unescapedDotInFileContext: Rule = {
  id: 'unescaped-dot-in-file-context',
  title: 'Dot in a file context matches any character',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:W-004'],
  references: ['SELint W-004'],
  on: {
    'selinux.fileContext'({ path, context, subject, escape }, { report }) {
      const dots = literalDots(path.name).map((offset) => path.span.start + offset)
      const [first] = dots
      if (first === undefined) return
      const exec = context !== 'none' && context?.type?.name.endsWith('_exec_t') === true
      const threat: Threat = exec ? { needs: 'flaw', reaches: 'others' } : { needs: 'flaw', reaches: 'workload' }
      report({
        span: { start: first, end: first + 1 },
        subject,
        evidence: 'unescaped dot',
        values: { path: path.name },
        threat,
        message: MESSAGE,
        together: together({ message: MESSAGE, threat }, [path.name]),
        fixes: [
          reviewFix(
            'Escape the dots',
            CAVEAT,
            dots.flatMap((dot) => escape(dot) ?? []),
          ),
        ],
      })
    },
  },
}
