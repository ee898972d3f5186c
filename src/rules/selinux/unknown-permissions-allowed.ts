import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** SELinux CIL reference, "handleunknown". */
export const unknownPermissionsAllowed: Rule = {
  id: 'unknown-permissions-allowed',
  title: 'Permissions that the policy does not know are allowed',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux CIL reference, "handleunknown"'],
  on: {
    'cil.handleUnknown'({ span, subject, action, set }, { report }) {
      if (action.name !== 'allow') return
      report({
        span,
        subject,
        evidence: 'handleunknown allow',
        message:
          'Permissions that the kernel checks and this policy does not know are allowed: whatever newer kernels add is open until the policy is updated. Deny them.',
        fixes: [
          reviewFix(
            'Deny what is unknown',
            'what newer kernels check additionally will fail until policy allows it',
            set('deny'),
          ),
        ],
      })
    },
  },
}
