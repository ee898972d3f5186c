import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { imageNeeds } from '../../knowledge/images/hardening.ts'

/** Linux, Documentation/userspace-api/no_new_privs: execve cannot grant what could not be done without it. */
export const missingNoNewPrivileges: Rule = {
  id: 'missing-no-new-privileges',
  title: 'Programs in the container may gain privileges',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0003',
    'kics:27fcc7d6-c49b-46e0-98f1-6c082a6a2750',
    'kics:no_new_privileges_not_set',
    'kics:610e266e-6c12-4bca-9925-1ed0cd29742b',
    'kics:security_opt_not_set',
    'semgrep:no-new-privileges',
    'cis-docker:5.26',
    'owasp-docker:4',
  ],
  references: [
    'CIS Docker Benchmark 5.26',
    'OWASP Docker Security Cheat Sheet, rule 4',
    'Linux, Documentation/userspace-api/no_new_privs',
  ],
  on: {
    workload({ span, subject, noun, image, lacks }, { source, report }) {
      const absence = lacks('no-new-privileges')
      if (!absence) return
      report({
        span,
        subject,
        evidence: 'no-new-privileges missing',
        message:
          '{noun} does not set no-new-privileges: an attacker who runs code as an ordinary user can become root in it through a set-user-id program. Add no-new-privileges:true to security_opt.',
        values: { noun },
        related: absence.at ? [{ uri: source.uri, span: absence.at, message: 'this list lacks it' }] : [],
        fixes: [
          image && imageNeeds(image.reference)?.gainsPrivileges
            ? undefined
            : reviewFix(
                'Add no-new-privileges',
                'programs that rely on set-user-id, such as sudo, su or ping in old images, will fail',
                absence.add(),
              ),
        ],
      })
    },
  },
}
