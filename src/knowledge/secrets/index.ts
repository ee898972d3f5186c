import type { Span } from '../../core/span.ts'
import { MASK, maskReferences } from '../../syntax/notation/interpolation.ts'
import { secretName, secretNoun } from './names.ts'
import { natureOf } from './nature.ts'
import { isExampleLogin, isPlaceholder } from './placeholders.ts'
import { findSecretValue, findUrlSecret } from './forms.ts'

export { isSecretName } from './names.ts'
export { natureOf } from './nature.ts'
export { isWeakCredential, isWeakPassword, repeatsUser } from './placeholders.ts'

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
  if (url !== undefined) {
    const found = secret(url.kind, url.what, url.start, url.end, text)
    return { ...found, placeholder: found.placeholder || isExampleLogin(text, found.valueOffsets) }
  }
  return name === undefined ? undefined : (classifyByName(name, value, masked) ?? classifyInside(name, text, masked))
}

/** A credential among options, or in the query of an address. */
function classifyInside(variable: string, text: string, masked: string): SecretClass | undefined {
  for (const { name, start, end } of settingsIn(variable, text)) {
    const found =
      secretName(name) === 'secret' ? classifyByName(name, text.slice(start, end), masked.slice(start, end)) : undefined
    if (found) {
      const { valueOffsets } = found
      return { ...found, valueOffsets: { start: start + valueOffsets.start, end: start + valueOffsets.end } }
    }
  }
  return undefined
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
  const nature = natureOf(name, literal)
  if (nature === 'reference' || nature === 'public' || nature === 'identifier') return undefined
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
  const [form, what] =
    nature === 'hash' ? (['htpasswd', 'a password hash'] as const) : (['name', secretNoun(name)] as const)
  const found = secret(form, what, start, end === LOOKED_AT ? value.length : end, value)
  return { ...found, placeholder: found.placeholder || nature === 'placeholder' }
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

/** A credential in a text, its place relative to the text. */
export interface ScannedSecret extends Omit<SecretClass, 'valueOffsets'> {
  readonly span: Span
}

/** What every format starts with, and every address with a password: only around these it pays to look closer. */
const CANDIDATE = new RegExp(
  'AKIA|ASIA|gh[pousr]_|github_pat_' +
    '|gl(?:pat|dt|rt|ptt|cbt)-|xox[abeoprs]-|hooks\\.slack|[rs]k_(?:live|test)_|sk-|AIza' +
    '|GOCSPX-|npm_|pypi-|dckr_pat_|hf_|hvs\\.|dop_v1_|SG\\.|SWMTKN-|tskey-|AGE-SECRET|:AA|eyJ|Bearer |Basic ' +
    '|\\{S?SHA(?:256|512)?\\}' +
    '|api/webhooks/|webhookb2/|-Signature=|[?&;]sig=' +
    '|:\\/\\/[^\\s/@"\'<>]{1,200}@',
  'g',
)
/** How far before and behind a candidate is looked. */
const BEFORE = 200
const BEHIND = 8000

/** How long a private key may be. */
const KEY_LENGTH = 20_000
const KEY_HEAD = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y
const KEY_TAIL = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/
/** A line of a key; image digests look like one. */
const KEY_BODY = /(?<!sha256:|[A-Za-z0-9+/])[A-Za-z0-9+/]{40,}/
/** What can be the body of a key that is never ended. */
const OPEN_BODY = /(?:[\s\\]|\\n)*(?:[A-Za-z0-9+/=]{16,200}(?:[\s\\]|\\n)*){1,400}/y

/**
 * Credentials anywhere in a text that their form gives away (row D60): tokens, passwords in addresses, and private keys, also those
 * written line by line by several commands. Linear.
 */
export function scanSecrets(text: string): readonly ScannedSecret[] {
  const found = [...privateKeys(text), ...passwordHashes(text)]
  let seen = 0
  for (const match of text.matchAll(CANDIDATE)) {
    if (match.index < seen) continue
    const line = text.lastIndexOf('\n', match.index - 1) + 1
    const start = Math.max(line, seen, match.index - BEFORE)
    const feed = text.indexOf('\n', match.index)
    const end = Math.min(feed < 0 ? text.length : feed, match.index + BEHIND)
    for (const { valueOffsets, ...secret } of secretsIn(undefined, text.slice(start, end))) {
      const span = { start: start + valueOffsets.start, end: start + valueOffsets.end }
      if (secret.kind !== 'private-key') found.push({ ...secret, span })
    }
    seen = end
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The names of password hashes, between dollars that begin no references. */
const HASH =
  /(?:\$\$?|\b)(?:apr1|2[abxy]|[1567y]|argon2(?:id|[id])?|scrypt|pbkdf2[-_]sha\d{1,3}|bcrypt_sha256)\$\S{12,600}/g

function passwordHashes(text: string): ScannedSecret[] {
  return [...text.matchAll(HASH)].flatMap(({ 0: written, index }) => {
    const hash = findSecretValue(written)
    return hash?.kind === 'htpasswd'
      ? [{ kind: hash.kind, what: hash.what, placeholder: false, span: { start: index, end: index + hash.end } }]
      : []
  })
}

function privateKeys(text: string): ScannedSecret[] {
  const found: ScannedSecret[] = []
  for (let at = text.indexOf('-----BEGIN '); at >= 0; at = text.indexOf('-----BEGIN ', at)) {
    KEY_HEAD.lastIndex = at
    const head = KEY_HEAD.exec(text)?.[0]
    const end = head === undefined ? at : keyEnd(text, at + head.length)
    if (end > at) {
      found.push({ kind: 'private-key', what: 'a private key', placeholder: false, span: { start: at, end } })
    }
    at = Math.max(end, at + 1)
  }
  return found
}

/** Where the key whose head ends at `from` is over; 0 when only its head stands there. */
function keyEnd(text: string, from: number): number {
  const rest = text.slice(from, from + KEY_LENGTH)
  const tail = KEY_TAIL.exec(rest)
  if (tail !== null) return KEY_BODY.test(rest.slice(0, tail.index)) ? from + tail.index + tail[0].length : 0
  OPEN_BODY.lastIndex = 0
  const body = OPEN_BODY.exec(rest)?.[0]
  return body === undefined ? 0 : from + body.trimEnd().length
}

/** A setting inside a value: where its name and its own value stand, as offsets into the text. */
interface InnerSetting {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Variables whose value is options of a program: `KAFKA_OPTS`, `REDIS_ARGS`. */
const HOLDS_OPTIONS = /(?:^|_)(?:ARGS|ARGUMENTS|FLAGS|OPTS|OPTIONS|PARAMS)$/i
/** `-Dname=value`, `--name=value`, `--name value`. */
const OPTION = /(?:^|\s)-{1,2}(?:D(?=[\w.-]+=))?([A-Za-z][\w.-]{0,100})(?:=|[ \t]+(?!-))(["']?)([^\s"']+)\2/g
/** `?name=value` of an address. */
const PARAMETER = /[?&]([A-Za-z][\w.-]{0,60})=([^&#\s"']+)/g

/** The settings in a variable's value that have names of their own. Linear: every pattern begins with a character it does not repeat. */
function settingsIn(variable: string, text: string): readonly InnerSetting[] {
  const options = HOLDS_OPTIONS.test(variable) ? [...text.matchAll(OPTION)] : []
  const parameters = text.includes('://') ? [...text.matchAll(PARAMETER)] : []
  return [...options, ...parameters].map((match) => {
    const value = match.at(-1) ?? ''
    const end = match.index + match[0].length - (match.length === 4 ? (match[2] ?? '').length : 0)
    return { name: match[1] ?? '', start: end - value.length, end }
  })
}
