import type { Secret } from '../../../core/facts/text.ts'
import type { Report } from '../../../core/rule.ts'

/** How much a credential is worth to whoever reads it: nothing when it only holds a place, little when everybody tries it first. */
export type Strength = 'real' | 'weak' | 'stand-in'

/** The strength of a credential. */
export function strengthOf({ placeholder, weak, form }: Secret): Strength {
  if (form === 'private-key') return 'real'
  return weak ? 'weak' : placeholder ? 'stand-in' : 'real'
}

/** Whether it is the password of an address or a connection string, which other words and another way out fit. */
export function isInAddress({ form }: Secret): boolean {
  return form === 'connection-string' || form === 'url-password'
}

/** What a rule says instead where only the hash of a password is written; undefined where it is the password. */
export function asHash({ form }: Secret): Pick<Report, 'message' | 'threat'> | undefined {
  if (form !== 'htpasswd') return undefined
  return {
    message:
      '{carrier} holds {what}: everyone who can read it can try passwords against it without being noticed. Keep it in a file of its own that is mounted as a secret.',
    threat: { needs: 'flaw', reaches: 'workload' },
  }
}

/** How evidence names a credential: by what carries it, never by its value. */
export function evidenceOf({ place, variable, what }: Secret): string {
  return variable === undefined ? `${place} ${what}` : `${place} ${variable}`
}

/** What moving a literal out of a file asks of its user. */
export const MOVE_OUT = {
  title: 'Read the value from outside the file',
  caveat:
    'Compose refuses to start until the variable is set where it runs: in its environment or in a .env file kept out of the repository',
} as const

/** Documents that say why credentials do not belong in these files. */
export const SECRET_REFERENCES = {
  compose: 'https://docs.docker.com/compose/how-tos/use-secrets/',
  build: 'https://docs.docker.com/build/building/secrets/',
  cis: 'CIS Docker Benchmark 4.10',
  owasp: 'OWASP Docker Security Cheat Sheet, rule 12',
  nist: 'NIST SP 800-190 4.1.4',
} as const
