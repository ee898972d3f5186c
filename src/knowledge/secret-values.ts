/** A credential recognised by its form alone; offsets relative to the text given. */
export interface SecretMatch {
  readonly kind: 'token' | 'private-key' | 'htpasswd'
  readonly what: string
  readonly start: number
  readonly end: number
}

/**
 * Formats that providers document (row D60: KICS passwords_and_secrets, Trivy's secret scanner). Every pattern starts
 * with a literal and repeats one class, so that matching is linear; the upper bounds keep a match short.
 */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/, 'an AWS access key id'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,255}/, 'a GitHub token'],
  [/\bgithub_pat_\w{22,255}/, 'a GitHub token'],
  [/\bgl(?:pat|dt|rt|ptt|cbt)-[\w-]{20,255}/, 'a GitLab token'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/, 'a Slack token'],
  [/\bhttps:\/\/hooks\.slack\.com\/services\/[A-Za-z0-9/]{20,120}/, 'a Slack webhook'],
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

/** Password hashes of htpasswd and crypt, with `$` single or doubled as Compose escapes it (row C77). */
const HASH =
  /(?:^|[\w.-]{1,64}:)((?:\$\$?(?:apr1|2[abxy]|1|5|6|y)\$\$?[\w./$=-]{12,200})|\{SHA\}[A-Za-z0-9+/]{20,40}={0,2})/

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
