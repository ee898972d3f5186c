import { uriOf } from '../../core/neighbours.ts'
import type { Rule } from '../../core/rule.ts'
import { definitionsIn, policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** A module that labels with another one's types fails to load without it; SELint S-002. */
export const foreignFileContextType: Rule = {
  id: 'foreign-file-context-type',
  title: 'File context uses a type of another module',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-002'],
  references: ['SELint S-002'],
  on: {
    'selinux.fileContext'({ context, subject }, { report, source, neighbours }) {
      const type = context === 'none' ? undefined : context?.type
      const module = type && neighbours.file(uriOf(source.uri, source.name.replace(/\.fc$/, '.te')))
      if (!type || !module || definitionsIn(module).some(({ name }) => name === type.name)) return
      const other = policyIndex(neighbours).declared('type', type.name)
      if (!other) return
      report({
        span: type.span,
        subject,
        evidence: type.name,
        values: { type: type.name, module: other.source.name },
        message:
          'The type `{type}` is declared in `{module}`: these file contexts do not load without that module, and change with it. Label the path there, or declare a type of your own.',
        related: [{ uri: other.source.uri, span: other.span, message: 'declared here' }],
      })
    },
  },
}
