import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker run reference, "Runtime privilege and Linux capabilities": all devices, all capabilities, no confinement. */
export const privilegedContainer: Rule = {
  id: 'privileged-container',
  title: 'Container runs in privileged mode',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0002',
    'kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026',
    'kics:privileged_containers_enabled',
    'semgrep:privileged-service',
    'cis-docker:5.5',
    'owasp-docker:3',
  ],
  references: ['CIS Docker Benchmark 5.5', 'OWASP Docker Security Cheat Sheet, rule 3', 'NIST SP 800-190 4.4.3'],
  on: {
    privileged({ span, subject, noun, value, remove }, { report }) {
      if (value !== true) return
      report({
        span,
        subject,
        evidence: 'privileged',
        message:
          '{noun} runs in privileged mode: it gets every capability and every device of the host, without seccomp or AppArmor, so anyone who runs code in it controls the host. Remove it and grant the one capability or device that is needed.',
        values: { noun },
        fixes: [
          reviewFix(
            'Remove privileged mode',
            'what needs a capability or a device will fail until that one is granted',
            remove(),
          ),
        ],
      })
    },
  },
}
