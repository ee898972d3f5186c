import type { Rule } from '../../core/rule.ts'

/** A required type couples two modules; SELint S-001. */
export const requireInsteadOfInterface: Rule = {
  id: 'require-instead-of-interface',
  title: 'Type of another module is required directly',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-001', 'selint:W-001'],
  references: ['SELint S-001'],
  on: {
    'selinux.requireBlock'({ keyword, requirements, subject }, { report, source }) {
      if (source.name.endsWith('.if')) return
      const foreign = requirements.find(({ what }) => what === 'type' || what === 'attribute' || what === 'role')
      if (!foreign) return
      report({
        span: keyword.span,
        subject,
        evidence: `require ${foreign.what} ${foreign.name.name}`,
        values: { name: foreign.name.name, what: foreign.what },
        message:
          'The module uses the {what} `{name}` of another module directly: if that module renames or splits it, this one no longer loads. Call an interface of the other module.',
      })
    },
  },
}
