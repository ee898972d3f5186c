import { reviewFix } from '../../core/finding.ts'
import type { Rule, Report } from '../../core/rule.ts'
import type { Secret } from '../../core/facts/text.ts'
import { evidenceOf, isInAddress, MOVE_OUT, SECRET_REFERENCES, strengthOf } from '../shared/secrets/credentials.ts'

/** A password everybody tries first: it needs no look into the file, only a way to the service that takes it. */
export const defaultPassword: Rule = {
  id: 'default-password',
  title: 'Password that everybody tries first',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'workload' },
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
      const { span, subject, noun, carrier, moveOut } = fact
      report({
        span,
        subject,
        evidence: evidenceOf(fact),
        message: fact.serves
          ? '{carrier} of {noun} sets a password that everybody tries first, and the service is published: whoever reaches the port gets in without reading this file. Choose a long random one and set it from outside the file.'
          : '{carrier} of {noun} holds a password that everybody tries first: whoever can reach the service that takes it gets in without reading this file. Choose a long random one and set it from outside the file.',
        values: { carrier, noun },
        ...threatOf(fact),
        fixes: [reviewFix(MOVE_OUT.title, MOVE_OUT.caveat, moveOut())],
      })
    },
  },
}

const PLACES: ReadonlySet<Secret['place']> = new Set(['environment', 'image-environment', 'start-command'])

/** A published service needs no foothold; a password in an image is that of every container started from it. */
function threatOf({ serves, place }: Secret): Pick<Report, 'threat'> {
  if (serves) return { threat: { needs: 'access', reaches: 'workload' } }
  return place === 'image-environment' ? { threat: { needs: 'code', reaches: 'others' } } : {}
}
