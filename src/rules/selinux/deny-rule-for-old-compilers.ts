import type { Rule } from '../../core/rule.ts'

/** SELinux release notes 3.6. */
export const denyRuleForOldCompilers: Rule = {
  id: 'deny-rule-for-old-compilers',
  title: 'Deny rule that older compilers refuse',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['SELinux release notes 3.6'],
  on: {
    'selinux.accessRule'({ span, subject, effect, source, target }, { report }) {
      if (effect !== 'deny') return
      const names = [source, target].map(({ members }) => members.map(({ name }) => name).join(' '))
      report({
        span,
        subject,
        evidence: names.join(' '),
        message:
          'Compilers before SELinux 3.6 do not know `deny` and refuse the whole file. If such a host must load it, leave the permission out of the `allow` rule instead.',
      })
    },
  },
}
