import type { Rule } from '../../core/rule.ts'
import { asHash, evidenceOf, isInAddress, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** Labels are shown by `docker inspect` and read by every container that has the engine's socket. */
export const secretInLabel: Rule = {
  id: 'secret-in-label',
  title: 'Credential written into a label',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.10'],
  references: ['https://doc.traefik.io/traefik/middlewares/http/basicauth/', SECRET_REFERENCES.cis],
  on: {
    secret(fact, { report }) {
      if (fact.place !== 'label' || isInAddress(fact) || strengthOf(fact) === 'stand-in') return
      const { span, subject, noun, carrier, what } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message:
          '{carrier} of {noun} holds {what}: labels are no place for credentials, as everything that can inspect the container or the image reads them. Move it to a mounted secret.',
        values: { carrier, noun, what },
        ...asHash(fact),
      })
    },
  },
}
