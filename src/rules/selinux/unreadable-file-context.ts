import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'

/** Lines that m4 takes for itself, or that are part of a definition. */
const M4 = /^(?:define|undefine|pushdef|popdef|include|sinclude|divert|changequote)\b|\$\d|^[`']/

/** A line that is no entry is dropped or breaks the build; SELint E-002. */
export const unreadableFileContext: Rule = {
  id: 'unreadable-file-context',
  title: 'Line of file contexts is not an entry',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-002'],
  references: ['SELint E-002'],
  on: {
    'selinux.unreadableLine'({ span, subject, line }, { report, neighbours }) {
      const macro = /^(\w+)\(/.exec(line)?.[1]
      if (M4.test(line) || (macro !== undefined && policyIndex(neighbours).callable(macro))) return
      report({
        span,
        subject,
        evidence: line,
        values: { line: line.length > 80 ? `${line.slice(0, 80)}...` : line },
        confidence: 'medium',
        message:
          '`{line}` is not a readable entry, so its files get another label, or the build fails. Write a path, the kind of file, and `gen_context(user:role:type,level)`.',
      })
    },
  },
}
