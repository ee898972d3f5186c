import type { Rule } from '../../core/rule.ts'

/** A handful of rules can be read where they stand. */
const MANY = 10

/** The headings and marks are those of audit2allow. */
export const unreviewedDenialRules: Rule = {
  id: 'unreviewed-denial-rules',
  title: 'Rules were generated from denials',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['audit2allow(1)'],
  on: {
    'selinux.file'({ comments, rules, subject, kind }, { report }) {
      const heading = comments.find(({ text }) => /^#={4,} .*={4,}\s*$/.test(text))
      const granted = rules.filter(({ effect, call }) => effect === 'allow' && !call).length
      if (kind !== 'te' || !heading || granted < MANY) return
      report({
        span: heading.span,
        subject,
        evidence: 'audit2allow',
        values: { granted },
        message:
          'These {granted} rules were generated from logged denials: whatever the program tried, rightly, by mistake or under attack, is now allowed. Review each rule, and replace what is right with interface calls.',
      })
    },
  },
}
