import type { Rule } from '../../core/rule.ts'
import { brokenAt } from '../shared/selinux/path-regex.ts'

/** One broken expression makes the tools refuse all file contexts. */
export const brokenFileContextPattern: Rule = {
  id: 'broken-file-context-pattern',
  title: 'Path of a file context is not a valid regular expression',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, subject }, { report }) {
      const broken = brokenAt(path.name)
      if (!broken) return
      const at = path.span.start + broken.offset
      report({
        span: { start: at, end: at + 1 },
        subject,
        evidence: 'broken pattern',
        values: { path: path.name, why: broken.why },
        message:
          '`{path}` is not a valid regular expression: {why}. The tools refuse file contexts with such a line, so no file is relabelled. Correct or escape it.',
      })
    },
  },
}
