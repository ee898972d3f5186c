import type { Rule } from '../../core/rule.ts'

/** The compiled module must bear its file's name, or it is refused; SELint W-009. */
export const moduleNamedUnlikeFile: Rule = {
  id: 'module-named-unlike-file',
  title: 'Module is not named like its file',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-009'],
  references: ['SELint W-009'],
  on: {
    'selinux.module'({ name, subject }, { report, source }) {
      const file = source.name.replace(/\.te$/, '')
      if (!source.name.endsWith('.te') || name.name === file || !/^[\w.-]+$/.test(name.name)) return
      report({
        span: name.span,
        subject,
        evidence: name.name,
        values: { name: name.name, file },
        message:
          "The module is called `{name}` and its file `{file}.te`: the compiler wants both alike, and its `.if` and `.fc` go by the file's name. Rename one of them.",
      })
    },
  },
}
