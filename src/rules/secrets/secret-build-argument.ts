import type { Rule } from '../../core/rule.ts'
import { isSecretName } from '../../knowledge/secrets/index.ts'
import { asHash, evidenceOf, isInAddress, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** Build arguments are kept in the image's history and in build records: `docker history` and provenance attestations show them. */
export const secretBuildArgument: Rule = {
  id: 'secret-build-argument',
  title: 'Credential handed to a build as an argument',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3064',
    'buildkit:SecretsUsedInArgOrEnv',
    'buildkit-docs:SecretsUsedInArgOrEnv',
    'trivy:DS-0031',
    'sonar:S6472',
    'semgrep:secret-in-build-arg',
    'cis-docker:4.10',
    'owasp-docker:12',
  ],
  references: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    SECRET_REFERENCES.build,
    SECRET_REFERENCES.cis,
  ],
  on: {
    secret(fact, { report }) {
      if (fact.place !== 'build-argument' || isInAddress(fact)) return
      const { span, subject, carrier, what, kept } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} holds {what} in plain text: everyone who can read this file or the history of the image has it. Hand it to the one RUN that needs it with --mount=type=secret, and replace the value, as it is known now.',
        values: { carrier, what },
        confidence: fact.form === 'name' ? 'medium' : 'high',
        ...((!kept || strengthOf(fact) === 'stand-in') && {
          threat: { needs: 'position', reaches: 'workload' } as const,
        }),
        ...asHash(fact),
      })
    },
    variable({ place, variable, holdsSecret, span, subject }, { report }) {
      if (place !== 'build-argument' || holdsSecret || !isSecretName(variable)) return
      report({
        span,
        subject,
        evidence: `build-argument ${variable}`,
        message:
          'Build argument "{variable}" takes a credential: what is given to it stays readable in the image\'s history or the records of the build. Hand it to the one RUN that needs it with --mount=type=secret.',
        values: { variable },
        threat: { needs: 'position', reaches: 'workload' },
        confidence: 'medium',
      })
    },
  },
}
