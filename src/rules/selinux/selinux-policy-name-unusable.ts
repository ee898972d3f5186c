import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** libselinux, init_selinux_config. */
export const selinuxPolicyNameUnusable: Rule = {
  id: 'selinux-policy-name-unusable',
  title: 'SELinux policy has a name that is not found',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libselinux, init_selinux_config'],
  on: {
    'selinux.policyName'({ span, subject, name, set }, { report }) {
      const [first = ''] = name.trim().split(/[\s#]/)
      if (first === name || first === '') return
      report({
        span,
        subject,
        evidence: `SELINUXTYPE=${name}`,
        message:
          "Everything up to the end of the line counts as the policy's name, `{name}`: no such directory exists, and the host may start without a policy. Put a comment on a line of its own.",
        values: { name },
        fixes: [
          reviewFix('Keep the name alone', 'the host finds its policy at the next start, and enforces it', set(first)),
        ],
      })
    },
  },
}
