import type { Rule } from '../../core/rule.ts'
import { isSecretName } from '../../knowledge/secrets/index.ts'
import { asHash, evidenceOf, isInAddress, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** ENV puts a value into the image's configuration, where `docker inspect` shows it to everyone who has the image. */
export const secretInImageEnvironment: Rule = {
  id: 'secret-in-image-environment',
  title: 'Credential baked into the image by ENV',
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
    'cis-docker:4.10',
    'owasp-docker:12',
    'dockle:CIS-DI-0010',
  ],
  references: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    SECRET_REFERENCES.build,
    SECRET_REFERENCES.cis,
  ],
  on: {
    secret(fact, { report }) {
      if (fact.place !== 'image-environment' || isInAddress(fact) || strengthOf(fact) !== 'real') return
      const { span, subject, carrier, what, kept } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} bakes {what} into the image: everyone who can pull it, or read this file, has it. Give it to the container when it starts, or to one RUN with --mount=type=secret, and replace the value, as it is known now.',
        values: { carrier, what },
        confidence: fact.form === 'name' ? 'medium' : 'high',
        ...(!kept && { threat: { needs: 'position', reaches: 'workload' } as const }),
        ...asHash(fact),
      })
    },
    variable({ place, variable, value, valueSpan, holdsSecret, span, subject, kept }, { report }) {
      // A reference: what the build argument behind it holds ends up in the image.
      if (
        place !== 'image-environment' ||
        holdsSecret ||
        !kept ||
        value !== undefined ||
        !valueSpan ||
        !isSecretName(variable)
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `image-environment ${variable}`,
        message:
          'ENV "{variable}" copies a credential given to the build into the image: everyone who can pull it has it. Give it to the container when it starts, or to one RUN with --mount=type=secret.',
        values: { variable },
        confidence: 'medium',
      })
    },
  },
}
