import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** SELinux CIL reference, "handleunknown". */
export const unknownPermissionsAllowed: Rule = {
  id: 'unknown-permissions-allowed',
  title: 'Permissions the policy does not know are allowed',
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
          'What the kernel asks that this policy does not know is allowed: new classes and permissions are open until somebody updates it. Deny them.',
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
