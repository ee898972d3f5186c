import { words } from '../../core/words.ts'
import type { Span } from '../../core/span.ts'

/** Values that stand in for a secret to be filled in: nobody takes them for one. */
const STAND_INS: readonly RegExp[] = [
  /^(?:change[-_ ]?it|example|sample|dummy|todo|tbd|fixme|foo|bar|foobar|fake|none|invalid|user_provided)$/i,
  /^(?:x[x-]+x|\*{3,}|\.{3,}|-{3,}|_{3,})$/i,
  /^<[^<>]{1,200}>$|^\[[^[\]]{1,200}\]$|^\{\{[^{}]{1,200}\}\}$|^%[^%]{1,200}%$/,
  /^your[-_ ]/i,
  /(?:^|[^a-z])(?:change[-_ ]?(?:me|this)|replace[-_ ]?(?:me|with|this)|insert[-_ ]|placeholder|(?:goes|is)[-_ ]here|dummy|fake(?![a-z]))/i,
  /(?:^|[^a-z])your[-_ ](?:own|key|secret|token|password|api)/i,
  /EXAMPLE(?:KEY|TOKEN|SECRET)?$/,
  /x{8,}/i,
]

/** Passwords everybody tries first (row C74). */
const WEAK = new Set(
  words(`
    password passwd pass passw0rd p@ssw0rd password1 password123 admin admin123 administrator root toor secret
    changeme changeit change_me change-me changethis example test test123 testing guest default user demo letmein
    qwerty welcome postgres postgresql mysql mariadb redis mongo mongodb rabbitmq minio minioadmin elastic grafana
    oracle wordpress nextcloud abc123 hunter2 1234 12345 123456 1234567 12345678 123456789 1234567890 0000 111111
    example_password mysecretpassword
  `),
)

/** Whether a value obviously stands in for a secret: `changeme`, `<your-key>`, `xxxx`, `AKIA...EXAMPLE`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().slice(0, 512)
  if (text.length >= 8 && new Set(text.toLowerCase()).size <= 2) return true
  return STAND_INS.some((pattern) => pattern.test(text))
}

/** Whether a value is a password everybody tries first: `admin`, `postgres`, `123456` (row C74). */
export function isWeakPassword(value: string): boolean {
  return WEAK.has(value.trim().toLowerCase())
}

/** `password` as people vary it. */
const VARIED = /^(?:my|the)?[-_]?p[a@4](?:ss?|\$\$?)w[o0]?r?d?[\d!?.]{0,4}$/i

/**
 * Whether a value is tried first: a well-known password, a word of its own variable's name (`AIRFLOW_PASSWORD: airflow`), or one of the
 * names around it.
 * @param guesses names of the workload, its image, its user and its database, in lower case
 */
export function isWeakCredential(name: string | undefined, value: string, guesses?: ReadonlySet<string>): boolean {
  const text = value
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .toLowerCase()
  if (isWeakPassword(text) || VARIED.test(text) || guesses?.has(text) === true) return true
  return (
    name !== undefined &&
    /^[a-z]{2,}$/.test(text) &&
    name
      .toLowerCase()
      .split(/[^a-z]+/)
      .includes(text)
  )
}

/** Whether the password at a range is the name of the user before it: `//shop:shop@db`, `username="shop" password="shop"`. */
export function repeatsUser(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 128), start)
  const user =
    /([^/:@\s]+):$/.exec(before) ??
    /\buser(?:name|[ _]?id)?\s?=\s?["']?([^\s;&"']+)["']?[\s;&]+\w+\s?=\s?["']?$/i.exec(before)
  return user?.[1] === text.slice(start, end)
}

/** Whether an address shows how one is written, with a login that is none: `//user:pass@host`, `//me:word@example.org`. */
export function isExampleLogin(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 64), start)
  const isWord = /^(?:my|your|some|db|the)?[-_]?(?:pass(?:word|wd)?|pwd|pw|secret)$/i.test(text.slice(start, end))
  if (isWord && /\/\/(?:my|your|some|db|the)?[-_]?(?:user(?:name)?|login|name):$/i.test(before)) return true
  return (
    /^@(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?:[:/?\s"']|$)/i.test(text.slice(end, end + 128)) &&
    /^[A-Za-z]+$/.test(text.slice(start, end))
  )
}
