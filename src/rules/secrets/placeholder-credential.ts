import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { evidenceOf, MOVE_OUT, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** A stand-in where a credential belongs: it discloses nothing, but whoever forgets to replace it runs with a known one. */
export const placeholderCredential: Rule = {
  id: 'placeholder-credential',
  title: 'Stand-in where a credential belongs',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0020',
    'compose-lint:CL-0021',
    'hadolint:DL3064',
    'buildkit:SecretsUsedInArgOrEnv',
    'buildkit-docs:SecretsUsedInArgOrEnv',
    'sonar:S6472',
  ],
  references: [SECRET_REFERENCES.compose, 'CWE-1392: Use of Default Credentials'],
  on: {
    secret(fact, { report }) {
      if ((fact.place !== 'environment' && fact.place !== 'image-environment') || strengthOf(fact) !== 'stand-in') {
        return
      }
      const { span, subject, noun, carrier, moveOut } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} of {noun} holds a stand-in for a credential: left as it is, the service runs with a value anyone can read or guess. Ask for the value with a reference that must be set, so that nobody forgets it.',
        values: { carrier, noun },
        confidence: 'medium',
        fixes: [reviewFix(MOVE_OUT.title, MOVE_OUT.caveat, moveOut())],
      })
    },
  },
}
