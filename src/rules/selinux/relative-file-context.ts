import type { Rule } from '../../core/rule.ts'

/** Paths are matched from the root; file_contexts(5). */
export const relativeFileContext: Rule = {
  id: 'relative-file-context',
  title: 'Path of a file context does not begin at the root',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, subject }, { report }) {
      if (!/^[a-z0-9_.\\]/.test(path.name)) return
      report({
        span: path.span,
        subject,
        evidence: 'relative path',
        values: { path: path.name },
        message:
          '`{path}` does not begin with `/` or `HOME_DIR`, so it matches no file and nothing gets the label. Write the whole path.',
      })
    },
  },
}
