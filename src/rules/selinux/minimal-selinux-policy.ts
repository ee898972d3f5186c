import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** man page selinux_config(5). */
export const minimalSelinuxPolicy: Rule = {
  id: 'minimal-selinux-policy',
  title: 'SELinux confines only a few chosen services',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page selinux_config(5)'],
  on: {
    'selinux.policyName'({ span, subject, name, set }, { report }) {
      if (name.toLowerCase() !== 'minimum') return
      report({
        span,
        subject,
        evidence: 'SELINUXTYPE=minimum',
        message:
          'The policy `minimum` confines only services that are chosen one by one: all others run as if there were no SELinux. Use `targeted`.',
        fixes: [
          reviewFix(
            'Use the policy targeted',
            'the package of that policy must be installed and all files relabelled',
            set('targeted'),
          ),
        ],
      })
    },
  },
}
