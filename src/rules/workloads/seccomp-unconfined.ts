import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Seccomp security profiles for Docker": the default profile blocks around 44 calls. */
export const seccompUnconfined: Rule = {
  id: 'seccomp-unconfined',
  title: 'Container runs without the system call filter',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0009',
    'kics:404fde2c-bc4b-4371-9747-7054132ac953',
    'kics:default_seccomp_profile_disabled',
    'semgrep:seccomp-confinement-disabled',
    'cis-docker:5.22',
    'owasp-docker:6',
  ],
  references: [
    'CIS Docker Benchmark 5.22',
    'OWASP Docker Security Cheat Sheet, rule 6',
    'Docker docs, "Seccomp security profiles for Docker"',
  ],
  on: {
    confinement({ span, subject, noun, mechanism, off, remove }, { report }) {
      if (mechanism !== 'seccomp' || off !== true) return
      report({
        span,
        subject,
        evidence: 'seccomp unconfined',
        message:
          '{noun} switches the system call filter (seccomp) off: every call of the kernel is open to it, also those through which containers were escaped. Remove it, or name a profile that adds the calls it needs.',
        values: { noun },
        fixes: [
          reviewFix(
            'Use the default system call filter',
            'programs that need a blocked system call will fail',
            remove(),
          ),
        ],
      })
    },
  },
}
