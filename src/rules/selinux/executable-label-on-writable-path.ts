import type { Rule } from '../../core/rule.ts'

/** An entry point type is the door to its domain. */
export const executableLabelOnWritablePath: Rule = {
  id: 'executable-label-on-writable-path',
  title: 'Entry point type on a path that others can write',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['file_contexts(5)'],
  on: {
    'selinux.fileContext'({ path, context, subject }, { report }) {
      const type = context !== 'none' ? context?.type?.name : undefined
      if (
        !type?.endsWith('_exec_t') ||
        !/^(?:HOME_DIR|HOME_ROOT|\/home|\/tmp|\/var\/tmp|\/dev\/shm)(?:\/|$|\()/.test(path.name)
      ) {
        return
      }
      report({
        span: path.span,
        subject,
        evidence: type,
        values: { path: path.name, type },
        message:
          '`{path}` gets the entry point type `{type}`, though users can write there: anyone who puts a program at that path can run it in the domain. Keep programs where only administrators can write.',
      })
    },
  },
}
