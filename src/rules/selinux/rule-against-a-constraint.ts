import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** audit2allow marks denials that no allow rule can lift; audit2allow(1). */
export const ruleAgainstAConstraint: Rule = {
  id: 'rule-against-a-constraint',
  title: 'Rule answers a denial that no rule can override',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['audit2allow(1)'],
  on: {
    'selinux.file'({ comments, rules, kind }, { report }) {
      if (kind !== 'te') return
      let next = 0
      for (const { span, text } of comments) {
        if (!/^#!{3,}.*constraint/i.test(text)) continue
        while (rules[next] && (rules[next]?.span.start ?? 0) < span.end) next++
        const rule = rules[next]
        if (rule?.effect !== 'allow') continue
        report({
          span: rule.span,
          subject: rule.subject,
          evidence: rule.target.members.map(({ name }) => name).join(' '),
          message:
            'The comment says that a constraint denies this access, and no `allow` rule can override that: the rule widens the policy and the denial stays. Delete it, and correct the label, level or role instead.',
          fixes: [
            reviewFix('Delete the rule', 'the access stays denied, as it is now by the constraint', rule.remove()),
          ],
        })
      }
    },
  },
}
