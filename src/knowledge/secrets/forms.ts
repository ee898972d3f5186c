/** A password inside an address or a connection string; offsets relative to the text given. */
export interface UrlSecret {
  readonly kind: 'connection-string' | 'url-password'
  readonly what: string
  readonly start: number
  readonly end: number
}

/** Schemes a browser or Git speaks: anything else with a password is a connection string. */
const WEB_SCHEMES = new Set(['http', 'https', 'ftp', 'ftps', 'sftp', 'ssh', 'git', 'git+https', 'git+http', 'git+ssh'])

/** What follows these is an image reference: its at sign stands before a digest. */
const IMAGE_SCHEMES = new Set(['docker', 'docker-image', 'oci', 'containers-storage'])

/** Hosts whose addresses carry a token as the user name (row D66). */
const GIT_HOSTS = /^(?:[\w-]+\.)*(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com)(?:[:/]|$)/i

/**
 * The first password in an address `scheme://user:password@host` (rows D63, C75: compose-lint CL-0021; D66) or in a list of settings
 * such as `Server=db;Password=...` or `username="u" password="..."`. `isLiteral` says whether a range of the text holds more than
 * references. Linear.
 */
export function findUrlSecret(text: string, isLiteral: (start: number, end: number) => boolean): UrlSecret | undefined {
  let from = 0
  for (;;) {
    const colon = text.indexOf('://', from)
    if (colon < 0) break
    const authority = colon + 3
    const end = authorityEnd(text, authority)
    const found = inAuthority(text, colon, authority, end)
    if (found !== undefined && isLiteral(found.start, found.end)) return found
    // The slash that ends it may be that of the next address: `//a:b@one,amqp://c:d@two`.
    from = Math.max(end - 1, authority)
  }
  return inSettings(text, isLiteral)
}

function inAuthority(text: string, colon: number, authority: number, end: number): UrlSecret | undefined {
  const at = authority + text.slice(authority, end).lastIndexOf('@')
  if (at < authority) return undefined
  const scheme = schemeBefore(text, colon)
  if (scheme === '' || IMAGE_SCHEMES.has(scheme)) return undefined
  const kind = WEB_SCHEMES.has(scheme) ? 'url-password' : 'connection-string'
  const separator = text.indexOf(':', authority)
  if (separator >= 0 && separator < at) {
    if (separator + 1 === at) return undefined
    const what = kind === 'url-password' ? 'a password in an address' : 'a password in a connection string'
    return { kind, what, start: separator + 1, end: at }
  }
  const user = text.slice(authority, at)
  if (
    kind !== 'url-password' ||
    user.length < 20 ||
    !/\d/.test(user) ||
    !GIT_HOSTS.test(text.slice(at + 1, at + 256))
  ) {
    return undefined
  }
  return { kind, what: 'a token in an address', start: authority, end: at }
}

/** Where the authority ends: at the first slash, question mark, hash, quote or blank. */
function authorityEnd(text: string, from: number): number {
  const rest = /[/?#\s"'`<>]/g
  rest.lastIndex = from
  return rest.exec(text)?.index ?? text.length
}

function schemeBefore(text: string, colon: number): string {
  let start = colon
  while (start > 0 && colon - start < 40 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) start--
  return text.slice(start, colon).toLowerCase()
}

const SETTING = /(?:^|[;\s&?])(?:password|pwd|accountkey|sharedaccesskey)\s?=\s?["']?([^;\s&"']+)/gi
const OTHER_SETTING = new RegExp(
  '(?:^|[;\\s&?])(?:server|host|data source|user id|user|uid|username|dbname|database|initial catalog' +
    '|accountname|endpoint|sharedaccesskeyname)\\s?=',
  'i',
)

function inSettings(text: string, isLiteral: (start: number, end: number) => boolean): UrlSecret | undefined {
  if (!OTHER_SETTING.test(text)) return undefined
  for (const match of text.matchAll(SETTING)) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    if (isLiteral(end - value.length, end)) {
      const what = text.includes('LoginModule') ? 'the password of a login module' : 'a password in a connection string'
      return { kind: 'connection-string', what, start: end - value.length, end }
    }
  }
  return undefined
}

/** A credential recognised by its form alone; offsets relative to the text given. */
export interface SecretMatch {
  readonly kind: 'token' | 'private-key' | 'htpasswd'
  readonly what: string
  readonly start: number
  readonly end: number
}

/**
 * Formats that providers document (row D60: KICS passwords_and_secrets, Trivy's secret scanner). Every pattern starts
 * with a literal, or looks back for one, and repeats one class, so that matching is linear; the upper bounds keep a match short.
 */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/, 'an AWS access key id'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,255}/, 'a GitHub token'],
  [/\bgithub_pat_\w{22,255}/, 'a GitHub token'],
  [/\bgl(?:pat|dt|rt|ptt|cbt)-[\w-]{20,255}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/, 'a Slack token'],
  [/(?<=\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9/]{20,120}/, 'a Slack webhook'],
  [/(?<=\bdiscord(?:app)?\.com\/api\/webhooks\/\d{1,30}\/)[\w-]{40,120}/, 'a Discord webhook'],
  [/(?<=\.webhook\.office\.com\/webhookb2\/)[\w@/-]{60,300}/, 'a Teams webhook'],
  [/(?<=X-(?:Amz|Goog)-Signature=)[A-Fa-f0-9]{64,1024}/, 'the signature of an address'],
  [/(?<=[?&;]sig=)[\w%+/-]{32,256}={0,2}/, 'the signature of an address'],
  [/\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/, 'a Stripe key'],
  [/\bsk-ant-[\w-]{20,255}/, 'an Anthropic API key'],
  [/\bsk-(?=[\w-]{0,64}\d)(?:proj-|svcacct-|or-v1-)?[\w-]{20,255}/, 'an OpenAI API key'],
  [/\bAIza[\w-]{35}(?![\w-])/, 'a Google API key'],
  [/\bGOCSPX-[\w-]{20,64}/, 'a Google OAuth client secret'],
  [/\bnpm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/, 'an npm token'],
  [/\bpypi-AgE[\w-]{40,512}/, 'a PyPI token'],
  [/\bdckr_pat_[\w-]{20,64}/, 'a Docker Hub token'],
  [/\bhf_[A-Za-z0-9]{30,64}/, 'a Hugging Face token'],
  [/\bhvs\.[\w-]{20,255}/, 'a Vault token'],
  [/\bdop_v1_[a-f0-9]{64}/, 'a DigitalOcean token'],
  [/\bSG\.[\w-]{22}\.[\w-]{43}/, 'a SendGrid key'],
  [/\bSWMTKN-1-[0-9a-z]{40,60}-[0-9a-z]{20,30}/, 'a token of a Docker swarm'],
  [/\btskey-[a-z]{1,12}-[\w-]{16,128}/, 'a Tailscale key'],
  [/\bAGE-SECRET-KEY-1[A-Z0-9]{58}/, 'an age secret key'],
  [/\b\d{8,10}:AA[\w-]{33}(?![\w-])/, 'a Telegram bot token'],
  [/\beyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{8,1024}/, 'a JSON Web Token'],
  [/\b(?:Bearer|Basic) (?=\S{0,64}\d)[A-Za-z0-9._~+/-]{16,2048}={0,2}/, 'an authorization header'],
]

/** With the start of a body: the head alone is only spoken of (`grep "-----BEGIN RSA PRIVATE KEY-----"`). */
const KEY_HEAD = new RegExp(
  '-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----' +
    '(?=(?:\\\\{1,2}[nrt]|[\\s\\\\]){0,40}(?:[A-Za-z0-9+/=]{6}|Proc-Type|Version|Comment))',
)
const KEY_TAIL = /-----END [A-Z0-9 ]{0,48}PRIVATE KEY(?: BLOCK)?-----/

/** Password hashes: of htpasswd and crypt, with `$` single or doubled as Compose escapes it (row C77); of argon2, LDAP and Django. */
const HASH = new RegExp(
  '(?:^|[\\w.-]{1,64}:)(' +
    '\\$\\$?(?:apr1|2[abxy]|1|5|6|7|y|argon2(?:id|i|d)|scrypt|pbkdf2-sha\\d{1,3})\\$\\$?[\\w./$=,+-]{12,400}' +
    '|\\{S?SHA(?:256|512)?\\}[A-Za-z0-9+/]{20,128}={0,2}' +
    '|(?:pbkdf2_sha\\d{1,3}|bcrypt_sha256|argon2)\\$\\$?[\\w./$=,+-]{12,400}' +
    ')',
)

/** The first credential in the text whose form gives it away. */
export function findSecretValue(text: string): SecretMatch | undefined {
  const head = KEY_HEAD.exec(text)
  if (head !== null) {
    const rest = text.slice(head.index)
    const tail = KEY_TAIL.exec(rest)
    const end = tail === null ? text.length : head.index + tail.index + tail[0].length
    return { kind: 'private-key', what: 'a private key', start: head.index, end }
  }
  for (const [pattern, what] of TOKENS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const end = match.index + match[0].length
    const start = what === 'an authorization header' ? match.index + match[0].indexOf(' ') + 1 : match.index
    return { kind: 'token', what, start, end }
  }
  const hash = HASH.exec(text)
  if (hash?.[1] === undefined) return undefined
  const end = hash.index + hash[0].length
  return { kind: 'htpasswd', what: 'a password hash', start: end - hash[1].length, end }
}
