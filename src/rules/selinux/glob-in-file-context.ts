import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { globStars } from '../shared/selinux/path-regex.ts'

/** In a regular expression `*` repeats what stands before it; SELint W-004. */
export const globInFileContext: Rule = {
  id: 'glob-in-file-context',
  title: 'Star in a file context repeats one character',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:W-004'],
  references: ['SELint W-004'],
  on: {
    'selinux.fileContext'({ path, subject, setPath }, { report }) {
      const [star] = globStars(path.name)
      if (star === undefined) return
      const at = path.span.start + star
      report({
        span: { start: at - 1, end: at + 1 },
        subject,
        evidence: path.name.slice(star - 1, star + 1),
        values: { part: path.name.slice(star - 1, star + 1), path: path.name },
        message:
          '`{part}` in `{path}` repeats one character; it does not match any name as it would in a shell, so the files meant get another label. Write `.*` for anything.',
        fixes: [
          reviewFix(
            'Match anything there',
            'more files get this label when they are relabelled',
            setPath(`${path.name.slice(0, star)}.${path.name.slice(star)}`),
          ),
        ],
      })
    },
  },
}
