import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Secret } from '../../core/facts/text.ts'
import { evidenceOf, isInAddress, MOVE_OUT, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** A password everybody tries first: it needs no look into the file, only a way to the service that takes it. */
export const defaultPassword: Rule = {
  id: 'default-password',
  title: 'Password that everybody tries first',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0020',
    'hadolint:DL3064',
    'buildkit:SecretsUsedInArgOrEnv',
    'buildkit-docs:SecretsUsedInArgOrEnv',
    'sonar:S6472',
  ],
  references: [
    SECRET_REFERENCES.compose,
    'CWE-1392: Use of Default Credentials',
    'CWE-521: Weak Password Requirements',
  ],
  on: {
    secret(fact, { report }) {
      if (!PLACES.has(fact.place) || isInAddress(fact) || strengthOf(fact) !== 'weak') return
      const { span, subject, noun, carrier, place, variable, moveOut } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message: fact.serves
          ? '{carrier} of {noun} sets a password that everybody tries first, and the service is published: whoever reaches the port gets in without reading this file. Choose a long random one and set it from outside the file.'
          : '{carrier} of {noun} holds a password that everybody tries first: anyone who can reach the service that takes it gets in without reading this file. Choose a long random one and set it from outside the file.',
        values: { carrier, noun },
        together: {
          key: `${subject} ${place}`,
          name: variable ?? carrier,
          message:
            '{count} credentials of {noun} are passwords that everybody tries first ({names}): anyone who can reach the services that take them gets in without reading this file. Choose long random ones and set them from outside the file.',
          fix: 'Read all these values from outside the file',
        },
        fixes: [reviewFix(MOVE_OUT.title, MOVE_OUT.caveat, moveOut())],
      })
    },
  },
}

const PLACES: ReadonlySet<Secret['place']> = new Set([
  'environment',
  'image-environment',
  'start-command',
  'health-check',
])
