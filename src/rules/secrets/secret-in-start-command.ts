import type { Rule } from '../../core/rule.ts'
import { asHash, evidenceOf, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** Arguments of a process are readable by every process on the host (proc(5), /proc/pid/cmdline) and shown by `docker inspect`. */
export const secretInStartCommand: Rule = {
  id: 'secret-in-start-command',
  title: 'Credential written into a start command or health check',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['compose-lint:CL-0020', 'sonar:S6437', 'owasp-docker:12'],
  references: [SECRET_REFERENCES.compose, 'https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html'],
  on: {
    secret(fact, { report }) {
      if ((fact.place !== 'start-command' && fact.place !== 'health-check') || strengthOf(fact) !== 'real') return
      const { span, subject, noun, carrier, what } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} of {noun} holds {what}: everyone who can read this file has it, and so has every process that may list processes, as arguments are no secret. Let the program read it from a file or a mounted secret.',
        values: { carrier, noun, what },
        ...asHash(fact),
      })
    },
  },
}
