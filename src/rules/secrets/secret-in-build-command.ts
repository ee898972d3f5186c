import type { Rule } from '../../core/rule.ts'
import { ACCOUNT_PASSWORD } from '../../knowledge/secrets/commands.ts'
import { asHash, evidenceOf, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** The text of a RUN is part of the image's history, whatever the command leaves behind. */
export const secretInBuildCommand: Rule = {
  id: 'secret-in-build-command',
  title: 'Credential written into a build command',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['sonar:S6437', 'cis-docker:4.10', 'owasp-docker:12'],
  references: [SECRET_REFERENCES.build, SECRET_REFERENCES.cis, SECRET_REFERENCES.nist],
  on: {
    secret(fact, { report }) {
      // An account's password has a rule of its own.
      if (
        (fact.place !== 'build-command' && fact.place !== 'provision-command') ||
        strengthOf(fact) !== 'real' ||
        fact.what === ACCOUNT_PASSWORD
      ) {
        return
      }
      const { span, subject, carrier, what, kept } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          fact.place === 'provision-command'
            ? 'This command holds {what}: everyone who can read this file or its history in the repository has it. Hand it in from outside the file, and replace the value, as it is known now.'
            : 'This command holds {what}: everyone who can read this file or the history of the image has it, even when the command leaves nothing behind. Hand it in with --mount=type=secret, and replace the value, as it is known now.',
        values: { carrier, what },
        ...(!kept && { threat: { needs: 'position', reaches: 'workload' } as const }),
        ...asHash(fact),
      })
    },
  },
}
