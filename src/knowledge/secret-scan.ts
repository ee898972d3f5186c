import type { Span } from '../core/span.ts'
import { secretsIn, type SecretClass } from './secrets.ts'

/** A credential in a text, its place relative to the text. */
export interface ScannedSecret extends Omit<SecretClass, 'valueOffsets'> {
  readonly span: Span
}

/** What every format starts with, and every address with a password: only around these it pays to look closer. */
const CANDIDATE = new RegExp(
  'AKIA|ASIA|gh[pousr]_|github_pat_' +
    '|gl(?:pat|dt|rt|ptt|cbt)-|xox[abeoprs]-|hooks\\.slack|[rs]k_(?:live|test)_|sk-|AIza' +
    '|GOCSPX-|npm_|pypi-|dckr_pat_|hf_|hvs\\.|dop_v1_|SG\\.|tskey-|AGE-SECRET|:AA|eyJ|Bearer |Basic |\\$apr1|\\{SHA\\}' +
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
  const found = privateKeys(text)
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
