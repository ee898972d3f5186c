import type { Rule } from '../../core/rule.ts'

/** `<<none>>` tells relabelling to leave a file's label alone; file_contexts(5). */
export const sensitivePathUnlabelled: Rule = {
  id: 'sensitive-path-unlabelled',
  title: 'Sensitive path is left out of relabelling',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, context, subject }, { report }) {
      if (
        context !== 'none' ||
        !/^(?:\/etc|\/root|\/boot|\/home|HOME_DIR|HOME_ROOT)(?:$|\/|\()|shadow|\\?\.ssh|private|secret/.test(path.name)
      ) {
        return
      }
      report({
        span: path.span,
        subject,
        evidence: '<<none>>',
        values: { path: path.name },
        message:
          '`{path}` has `<<none>>`, so relabelling never repairs a wrong label there, and a file keeps the label it was created or moved in with. Give it a type.',
      })
    },
  },
}
