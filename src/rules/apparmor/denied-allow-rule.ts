import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Rule Qualifiers": deny wins whatever the order. */
export const deniedAllowRule: Rule = {
  id: 'denied-allow-rule',
  title: 'Rule allows what another denies',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:allow-deny-conflict'],
  references: ['apparmor.d(5), "Rule Qualifiers"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      if (rule.deny || rule.conditional || !rule.path || !rule.denied()) return
      report({
        span: rule.span,
        subject: rule.subject,
        evidence: rule.text,
        values: { path: rule.path.written },
        message:
          '`{path}` is denied by another rule, and deny wins: this rule does nothing, and comes to life when somebody removes the denial. Remove the one that is not meant.',
        fixes: [reviewFix('Remove the rule without effect', 'nothing, as long as the deny rule stays', rule.remove())],
      })
    },
  },
}
