import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The SELinux Notebook, "Types of SELinux". */
export const permissiveDomain: Rule = {
  id: 'permissive-domain',
  title: 'Domain is permissive',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Types of SELinux"', 'man page semanage-permissive(8)'],
  on: {
    'selinux.permissive'({ span, subject, type: { name }, declared, remove }, { report }) {
      report({
        span,
        subject,
        evidence: `permissive ${name}`,
        message: declared
          ? '`{name}` is permissive: SELinux only logs what it would deny, and denies nothing. Remove the statement once the denials in the audit log are dealt with.'
          : '`{name}` is made permissive although another module declares it: wherever this module is loaded, SELinux no longer denies that domain anything. Remove the statement.',
        values: { name },
        fixes: [
          reviewFix(
            'Enforce the domain',
            'what its policy does not allow will fail from then on; look for denials first',
            remove(),
          ),
        ],
        ...(!declared && { threat: { needs: 'code', reaches: 'host' } }),
      })
    },
  },
}
