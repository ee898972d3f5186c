import type { Report, Rule } from '../../core/rule.ts'
import type { Statement } from '../../kinds/selinux/shared/facts.ts'

function isOptional({ within }: Statement): boolean {
  return within.some(({ form }) => form === 'optional')
}

function guardReport({ span, subject }: Statement, keyword: string): Report {
  return {
    span,
    subject,
    evidence: keyword,
    values: { keyword },
    message:
      'The `{keyword}` is inside an optional block: if one name in the block is missing, the compiler silently drops the block, and this protection with it. Move it out of the block.',
  }
}

/** An optional block vanishes as a whole, without a message, when one name in it is missing. */
export const guardInOptionalBlock: Rule = {
  id: 'guard-in-optional-block',
  title: 'Protection is inside an optional block',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['SELinux Notebook, optional'],
  on: {
    'selinux.accessRule'(rule, { report }) {
      if (rule.effect === 'neverallow' && isOptional(rule)) report(guardReport(rule, 'neverallow'))
    },
    'selinux.constraint'(constraint, { report }) {
      if (isOptional(constraint)) report(guardReport(constraint, constraint.form))
    },
    'selinux.bounds'(bounds, { report }) {
      if (isOptional(bounds)) report(guardReport(bounds, 'typebounds'))
    },
  },
}
