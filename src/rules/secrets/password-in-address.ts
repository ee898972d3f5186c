import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Secret } from '../../core/facts/text.ts'
import { evidenceOf, isInAddress, MOVE_OUT, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** A password inside a connection string, a proxy's or a repository's address. */
export const passwordInAddress: Rule = {
  id: 'password-in-address',
  title: 'Password written inside an address',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0021', 'owasp-docker:12'],
  references: [SECRET_REFERENCES.compose, SECRET_REFERENCES.build, SECRET_REFERENCES.owasp],
  on: {
    secret(fact, { report }) {
      const strength = strengthOf(fact)
      if (!PLACES.has(fact.place) || !isInAddress(fact) || strength === 'stand-in') return
      const { span, subject, noun, carrier, what, moveOut } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          strength === 'weak'
            ? '{carrier} of {noun} holds {what}, and one that everybody tries first: anyone who can reach the service it opens gets in. Choose a long random one, and set the whole value, or the password in it, from outside the file.'
            : '{carrier} of {noun} holds {what}: everyone who can read this file, its history or what is made from it has it, and values like this end up in logs. Set the whole value, or the password in it, from outside the file.',
        values: { carrier, noun, what },
        fixes: [reviewFix(MOVE_OUT.title, MOVE_OUT.caveat, moveOut())],
      })
    },
  },
}

const PLACES: ReadonlySet<Secret['place']> = new Set(['environment', 'image-environment', 'build-argument', 'label'])
