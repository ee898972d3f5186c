import type { Span } from '../core/span.ts'
import { MASK, maskReferences } from './interpolation.ts'
import { secretName, secretNoun } from './secret-names.ts'
import { isPlaceholder } from './secret-placeholders.ts'
import { findUrlSecret } from './secret-urls.ts'
import { findSecretValue } from './secret-values.ts'

export { isSecretName } from './secret-names.ts'
export { isPlaceholder, isWeakCredential, isWeakPassword, repeatsUser } from './secret-placeholders.ts'

/** A credential in a value. */
export interface SecretClass {
  /** `name`: only the name of what carries it says so; the others are told by the value's form. */
  readonly kind: 'name' | 'token' | 'private-key' | 'connection-string' | 'url-password' | 'htpasswd'
  /** With its article: `an AWS access key id`. */
  readonly what: string
  /** The part of the value that must be masked, UTF-16 offsets into it. */
  readonly valueOffsets: Span
  /** An obvious stand-in, graded lower: `changeme`, `<your-key>`. */
  readonly placeholder: boolean
}

/** How much of a value is looked at: longer than any key, short enough for one keystroke. */
const LOOKED_AT = 8192

const SWITCH = /^(?:true|false|yes|no|on|off|0|1|null|none|nil|undefined|enabled?|disabled?)$/i
const NUMBER_OR_DURATION = /^[-+]?\d+(?:\.\d+)?\s?(?:ms|[smhdwy]|min|sec|days?|hours?|minutes?|seconds?|[kmg]i?b?)?$/i
const REFERENCE_TO_STORE =
  /^(?:vault|ssm|op|sm|gcp-?sm|aws-?sm|azkv|file|env|secretsmanager|arn:aws[\w-]*:(?:secretsmanager|ssm)):/i
/** Of a public key: `GPG_KEY`. */
const FINGERPRINT = /^(?:0x)?(?:[\dA-F]{16}|[\dA-F]{32}|[\dA-F]{40})$/i
const PATH = /^(?:\.{0,2}|~|%[\w.]+%|[A-Za-z]:)[/\\][\w./\\@ -]*$/

/**
 * Looks for a credential in the value of something called `name` (a variable, an option, a label; undefined for a word
 * of a command). Rows D58 to D63 and C73 to C77. References are not credentials: `${PASSWORD}` is clean, `${PASSWORD:-letmein}` is not,
 * and so `value` is best given as the file writes it; with `interpolated` false a `$` is just a character.
 */
export function classifySecret(name: string | undefined, value: string, interpolated = true): SecretClass | undefined {
  const text = value.slice(0, LOOKED_AT)
  const masked = interpolated ? maskReferences(text) : text
  const isLiteral = (start: number, end: number): boolean => /[\p{L}\p{N}]|[^\0$\s]{3}/u.test(masked.slice(start, end))

  const form = findSecretValue(masked)
  if (form !== undefined) {
    // A private key longer than what is looked at is masked to its end.
    const end = form.end === text.length ? value.length : form.end
    return secret(form.kind, form.what, form.start, end, text)
  }
  const url = findUrlSecret(masked, isLiteral)
  if (url !== undefined) return secret(url.kind, url.what, url.start, url.end, text)
  return name === undefined ? undefined : classifyByName(name, value, masked)
}

/** More credentials in one value than this are masked as one from the first on. */
const MOST = 20

/** Every credential in a value, as `classifySecret` tells them one by one; the name speaks for what its form does not give away. */
export function secretsIn(name: string | undefined, value: string, interpolated = true): readonly SecretClass[] {
  const found: SecretClass[] = []
  let rest = value
  for (;;) {
    const one = classifySecret(found.length === 0 ? name : undefined, rest, interpolated)
    if (one === undefined) return found
    const { start, end } = found.length < MOST ? one.valueOffsets : { start: one.valueOffsets.start, end: value.length }
    found.push({ ...one, valueOffsets: { start, end } })
    rest = rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end)
  }
}

function classifyByName(name: string, value: string, masked: string): SecretClass | undefined {
  const kind = secretName(name)
  if (kind === 'none') return undefined
  // In a list the quotes around a value are part of it; what they hold is still the same word.
  const literal = masked
    .split(MASK)
    .join('')
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
  if (!hasSubstance(masked, literal) || SWITCH.test(literal)) return undefined
  if (PATH.test(literal) || REFERENCE_TO_STORE.test(literal)) return undefined
  if (/dsn$/i.test(name) && literal.includes('://') && !KEY_AS_USER.test(masked)) return undefined
  const mixed = /[A-Za-z]/.test(literal) && /\d/.test(literal) && !/\s/.test(literal)
  if (kind === 'setting' && (!mixed || NUMBER_OR_DURATION.test(literal))) return undefined
  if (kind === 'weak' && (!mixed || literal.length < 16 || FINGERPRINT.test(literal))) return undefined
  if (!endsInCredential(name) && NUMBER_OR_DURATION.test(literal)) return undefined
  if (/tokens$/i.test(name) && NUMBER_OR_DURATION.test(literal)) return undefined

  let start = 0
  while (start < masked.length && /[\s\0]/.test(masked.charAt(start))) start++
  let end = masked.length
  while (end > start && /[\s\0]/.test(masked.charAt(end - 1))) end--
  const found = secret('name', secretNoun(name), start, end === LOOKED_AT ? value.length : end, value)
  return {
    ...found,
    placeholder: found.placeholder || isPlaceholder(literal) || literal.toLowerCase() === name.toLowerCase(),
  }
}

/**
 * Whether what stands beside the references is more than their wrapping: `base64:`, JSON braces, a data source without its own password.
 */
function hasSubstance(masked: string, literal: string): boolean {
  if (!/[\p{L}\p{N}]|[^\s$"']{4}/u.test(literal)) return false
  if (masked.includes(MASK) && /^(?:base64:$|[{[])/.test(literal)) return false
  return true
}

/** An address with a credential as its only user name, as in the data sources of Sentry. */
const KEY_AS_USER = /:\/\/[^\0/@:\s]+@/

/** Whether the credential word is the name's last: `SECRET_KEY: 12345` is a poor key, `TOKEN_SIGNUP_BONUS: 30` is none. */
function endsInCredential(name: string): boolean {
  return /(?:pass|pwd|pw|password|passwd|passphrase|secret|token|key|credential|salt|pepper|dsn|creds?|pword)s?$/i.test(
    name,
  )
}

function secret(kind: SecretClass['kind'], what: string, start: number, end: number, text: string): SecretClass {
  return { kind, what, valueOffsets: { start, end }, placeholder: isPlaceholder(text.slice(start, end)) }
}
