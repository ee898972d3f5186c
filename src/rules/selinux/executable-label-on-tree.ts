import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Entry points are programs; directories and links need no entry point type. */
export const executableLabelOnTree: Rule = {
  id: 'executable-label-on-tree',
  title: 'Entry point type on a whole directory tree',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, context, object, subject, setFlag }, { report }) {
      const type = context !== 'none' ? context?.type?.name : undefined
      if (!type?.endsWith('_exec_t') || object !== 'any' || !/(?:\/\.[*+]|\(\/\.\*\)\?)$/.test(path.name)) return
      report({
        span: path.span,
        subject,
        evidence: type,
        values: { path: path.name, type },
        message:
          '`{path}` makes everything below it an entry point (`{type}`), including directories, links and data, so any file placed there can start the domain. Restrict the entry to plain files, or name the programs.',
        fixes: [
          reviewFix(
            'Restrict to plain files',
            'directories and links below get the label of another entry when they are relabelled',
            setFlag('--'),
          ),
        ],
      })
    },
  },
}
