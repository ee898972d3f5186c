import type { Rule } from '../../core/rule.ts'
import { asHash, evidenceOf, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** Tokens, private keys and passwords in comments, in settings nothing else reads, and in files whose content is written here. */
export const credentialInText: Rule = {
  id: 'credential-in-text',
  title: 'Credential in the text of a file',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['owasp-docker:12'],
  references: [SECRET_REFERENCES.owasp, 'CWE-312: Cleartext Storage of Sensitive Information'],
  on: {
    secret(fact, { report }) {
      if (fact.place !== 'text' || strengthOf(fact) !== 'real') return
      const { span, subject, carrier, what } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} holds {what}: everyone who can read it, or its history in the repository, has it, comments included. Keep it in a file of its own outside the repository, and replace the value, as it is known now.',
        values: { carrier, what },
        confidence: fact.form === 'name' ? 'medium' : 'high',
        ...asHash(fact),
      })
    },
  },
}
