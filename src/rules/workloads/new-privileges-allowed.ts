import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker run reference, "Security configuration": no-new-privileges:false overrides the engine's own setting. */
export const newPrivilegesAllowed: Rule = {
  id: 'new-privileges-allowed',
  title: 'Container expressly allows gaining privileges',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0003', 'kics:no_new_privileges_not_set', 'cis-docker:5.26', 'owasp-docker:4'],
  references: ['CIS Docker Benchmark 5.26', 'OWASP Docker Security Cheat Sheet, rule 4'],
  on: {
    confinement({ span, subject, noun, mechanism, off, set }, { report }) {
      if (mechanism !== 'no-new-privileges' || off !== true) return
      report({
        span,
        subject,
        evidence: 'no-new-privileges false',
        message:
          '{noun} allows its programs to gain privileges, even where the engine forbids it: an attacker who is an ordinary user can become root in it. Set no-new-privileges:true.',
        values: { noun },
        fixes: [
          reviewFix(
            'Set no-new-privileges',
            'programs that rely on set-user-id, such as sudo, will fail',
            set('no-new-privileges:true'),
          ),
        ],
      })
    },
  },
}
