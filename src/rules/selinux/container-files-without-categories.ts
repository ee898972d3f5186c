import type { Rule } from '../../core/rule.ts'

/** man page container_selinux(8). */
export const containerFilesWithoutCategories: Rule = {
  id: 'container-files-without-categories',
  title: 'Files are shared by all containers',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['man page container_selinux(8)'],
  on: {
    'selinux.fileContext'({ subject, path, context }, { report }) {
      if (
        context === 'none' ||
        context?.type?.name !== 'container_file_t' ||
        !/^\(?\(?s0\)?(?: ?- ?s0| \(s0\)\))?$/.test(context.level?.name ?? '')
      ) {
        return
      }
      report({
        span: path.span,
        subject,
        evidence: path.name,
        message:
          "`{path}` is labelled for containers without categories: every container on the host can read and write it. For one container alone, mount it with `:Z` instead, which gives it that container's categories.",
        values: { path: path.name },
      })
    },
  },
}
