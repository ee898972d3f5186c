import type { Rule } from '../../core/rule.ts'

/** As many types as this in one block are a machine's work. */
const MANY = 40

/** Nobody writes such a block by hand; SELint S-001. */
export const massiveRequireBlock: Rule = {
  id: 'massive-require-block',
  title: 'Require block names a great many types',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-001'],
  references: ['SELint S-001'],
  on: {
    'selinux.requireBlock'({ keyword, requirements, subject }, { report }) {
      const count = requirements.filter(({ what }) => what === 'type').length
      if (count < MANY) return
      report({
        span: keyword.span,
        subject,
        evidence: 'many types',
        values: { count },
        message:
          'One block requires {count} types: policy generated from logged denials looks like this, and it allows whatever was tried. Review each rule, and replace it with an interface call.',
      })
    },
  },
}
