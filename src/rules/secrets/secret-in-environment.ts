import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import {
  asHash,
  evidenceOf,
  isInAddress,
  MOVE_OUT,
  SECRET_REFERENCES,
  strengthOf,
} from '../shared/secrets/credentials.ts'

/** A credential written into the environment of a workload. */
export const secretInEnvironment: Rule = {
  id: 'secret-in-environment',
  title: 'Credential written into the environment of a workload',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0020', 'owasp-docker:12'],
  references: [SECRET_REFERENCES.compose, SECRET_REFERENCES.owasp, SECRET_REFERENCES.nist],
  on: {
    secret(fact, { report }) {
      if (fact.place !== 'environment' || isInAddress(fact) || strengthOf(fact) !== 'real') return
      const { span, subject, noun, carrier, what, moveOut } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} of {noun} holds {what} in plain text: everyone who can read this file, its history or the settings it runs with has it. Set it from outside the file or mount it as a secret, and replace the value, as it is known now.',
        values: { carrier, noun, what },
        confidence: fact.form === 'name' ? 'medium' : 'high',
        fixes: [reviewFix(MOVE_OUT.title, MOVE_OUT.caveat, moveOut())],
        ...asHash(fact),
      })
    },
  },
}
