/** An address as a command is given it. */
export interface WebAddress {
  /** Lower case; '' when none is written. */
  readonly scheme: string
  /** Lower case, without user and port; undefined when a variable decides. */
  readonly host: string | undefined
  readonly path: string
  /** Scheme, host and path, for messages: neither user nor query, which may carry credentials. */
  readonly shown: string
  /** The same without the scheme: what is said of it stays the same when that changes. */
  readonly place: string
}

const ADDRESS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/@\s]*@)?(\[[^\]]*\]|[^/:?#\s]*)(?::[^/?#\s]*)?([^?#\s]*)/i
const LONGEST = 120

/** Reads a word, its quotes included, as an address; without a scheme only what begins like a host name counts. */
export function webAddress(word: string): WebAddress | undefined {
  const text = word.replace(/["']/g, '')
  const [, scheme = '', host = '', path = ''] = ADDRESS.exec(text) ?? []
  if (scheme === '' && !/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(host)) return undefined
  if (host === '' && scheme.toLowerCase() !== 'file') return undefined
  const shown = `${scheme && `${scheme}://`}${host}${path}`
  return {
    scheme: scheme.toLowerCase(),
    host: /[$`{]/.test(host) ? undefined : host.toLowerCase(),
    path,
    shown: shortened(shown),
    place: shortened(host + path),
  }
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const PRIVATE =
  /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|\[(?:f[cd].*|fe80.*)\])$/

/** Whether the way to a host does not leave the machine or its own network: loopback, private addresses (RFC 1918), names without a domain. */
export function isNearHost(host: string): boolean {
  return isLoopback(host) || /^[\w-]+$|\.(?:local|internal|lan|test)$/.test(host) || PRIVATE.test(host)
}

/** Whether a host is the machine itself. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(host)
}
