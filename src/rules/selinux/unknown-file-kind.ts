import type { Rule } from '../../core/rule.ts'

/** Relabelling tools know seven fields; others make them refuse the whole file. */
export const unknownFileKind: Rule = {
  id: 'unknown-file-kind',
  title: 'File context has a field no tool knows',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ flag, object, path, subject }, { report }) {
      if (!flag || object !== undefined) return
      report({
        span: flag.span,
        subject,
        evidence: flag.name,
        values: { flag: flag.name, path: path.name },
        message:
          '"{flag}" at {path} names no kind of file, and the tools refuse the file that holds it. The kinds are -- for plain files, -d, -b, -c, -p, -l and -s.',
      })
    },
  },
}
