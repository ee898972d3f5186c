import type { Rule } from '../../core/rule.ts'

/** Relabelling tools know seven fields; others make them refuse the whole file. */
export const unknownFileKind: Rule = {
  id: 'unknown-file-kind',
  title: 'File context has an unknown kind of file',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ flag, form, object, path, subject }, { report }) {
      if (!flag || object !== undefined) return
      report({
        span: flag.span,
        subject,
        evidence: flag.name,
        values: {
          flag: flag.name,
          path: path.name,
          kinds:
            form === 'filecon'
              ? '`file`, `dir`, `char`, `block`, `socket`, `pipe`, `symlink` and `any`'
              : '`--` for plain files, `-d`, `-b`, `-c`, `-p`, `-l` and `-s`',
        },
        message:
          '`{flag}` after `{path}` is not a kind of file, and the tools refuse the whole file. The kinds are {kinds}.',
      })
    },
  },
}
