import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** man page semanage-module(8). */
export const disabledPolicyModule: Rule = {
  id: 'disabled-policy-module',
  title: 'Module of policy is switched off',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page semanage-module(8)'],
  on: {
    'semanage.disabledModule'({ span, subject, module: { name }, remove }, { report }) {
      report({
        span,
        subject,
        evidence: `module ${name}`,
        message:
          'The policy module `{name}` is not loaded: the programs it confines run unconfined, or not at all. Remove the line unless the service is not installed.',
        values: { name },
        fixes: [
          reviewFix(
            'Load the module',
            'what its policy does not allow will fail from then on; look for denials first',
            remove(),
          ),
        ],
      })
    },
  },
}
