import type { Rule } from '../../core/rule.ts'

/** An entry for the whole tree is the default of every file that no other entry names. */
export const fileContextOfEverything: Rule = {
  id: 'file-context-of-everything',
  title: 'File context labels the whole file system',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, context, subject }, { report }) {
      if (
        !/^\/(?:\.[*+]|\(\.\*\)\??|\(\/?\.\*\)\?)$/.test(path.name) ||
        context === 'none' ||
        !context?.type ||
        context.type.name === 'default_t'
      ) {
        return
      }
      report({
        span: path.span,
        subject,
        evidence: context.type.name,
        values: { path: path.name, type: context.type.name },
        message:
          '`{path}` gives the type `{type}` to every file that no other entry names: any domain that is allowed to use that type can then use those files. Name the directory that is meant; the default for all others is `default_t`.',
      })
    },
  },
}
