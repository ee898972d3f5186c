import type { Rule } from '../../core/rule.ts'

/** checkmodule reads nothing without `policy_module()` or `module`; SELint F-001. */
export const missingModuleHeader: Rule = {
  id: 'missing-module-header',
  title: 'Policy module has no header',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:F-001'],
  references: ['SELint F-001'],
  on: {
    'selinux.file'({ kind, module, rules, declarations }, { report }) {
      const [first] = [...rules, ...declarations].sort((a, b) => a.span.start - b.span.start)
      if (kind !== 'te' || module || !first) return
      report({
        span: first.span,
        subject: 'policy',
        evidence: 'no header',
        message: 'The file names no module, so it cannot be compiled as one. Begin it with `policy_module(NAME, 1.0)`.',
      })
    },
  },
}
