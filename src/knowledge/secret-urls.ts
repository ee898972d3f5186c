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
      return { kind: 'connection-string', what: 'a password in a connection string', start: end - value.length, end }
    }
  }
  return undefined
}
