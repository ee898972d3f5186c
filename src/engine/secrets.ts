import type { Secret } from '../core/facts/text.ts'
import type { Reading, SecretSpan } from '../core/kind.ts'
import { overlaps, type Span } from '../core/span.ts'
import { isWeakCredential, repeatsUser, scanSecrets, secretsIn } from '../knowledge/secrets/index.ts'
import { secretSpan } from '../kinds/shared/secrets/mask.ts'
import { maskSpans } from './mask.ts'

/** The credentials of a file, those its kind tells of included. */
interface FileSecrets {
  /** One for each that no fact of the kind tells of and that is worth a finding. */
  readonly facts: readonly Secret[]
  /** All that must never be shown, line by line. */
  readonly spans: readonly SecretSpan[]
}

/**
 * Looks through the whole text of a file, whatever its kind, for credentials that their form gives away - tokens, private keys, passwords
 * in addresses - and for values named after one: `# password=…`, `name="VNCPassword" value="…"`. The latter are hidden wherever they
 * stand, but told of in comments only: elsewhere the kind knows what the words mean.
 */
export function secretsOfFile(text: string, { comments, secrets }: Reading): FileSecrets {
  const spans = [...secrets]
  const facts: Secret[] = []
  const take = (candidates: readonly Candidate[], evenKnown: boolean): void => {
    const isKnown = overlapWith(spans)
    for (const { fact, mask } of candidates) {
      const known = isKnown(mask)
      if (!known || evenKnown) spans.push(mask)
      if (!known && fact) facts.push(fact)
    }
  }
  // What has a form of its own may be longer than what the kind saw of it.
  take(byForm(text), true)
  for (const notation of [SETTING, LAST_WORD]) {
    take(byName(text, notation, overlapWith(comments.map(({ span }) => span))), false)
  }
  return { facts, spans: maskLines(text, spans) }
}

/** The text with its credentials hidden, as `secretsOfFile` finds them: for what others wrote and we show, such as comments. */
export function withoutSecrets(text: string): string {
  const whole = { start: 0, end: text.length }
  const reading = { comments: [{ span: whole, text, scope: whole }], secrets: [], facts: [], problems: [] }
  return maskSpans(text, secretsOfFile(text, reading).spans)
}

/** What every credential found in a text has in common. */
const FILE = {
  subject: 'file',
  noun: 'the file',
  carrier: 'the file',
  place: 'text',
  kept: true,
  serves: false,
  moveOut: () => undefined,
} as const

interface Candidate {
  readonly mask: SecretSpan
  /** undefined for what is hidden to be safe, but is not worth a finding. */
  readonly fact: Secret | undefined
}

function byForm(text: string): readonly Candidate[] {
  return scanSecrets(text).map(({ span, kind, what, placeholder }) => {
    const value = text.slice(span.start, span.end)
    const weak = isWeakCredential(undefined, value) || repeatsUser(text, span)
    const lineEnd = text.indexOf('\n', span.start)
    const shown = { start: span.start, end: lineEnd < 0 ? span.end : Math.min(span.end, lineEnd) }
    const fact: Secret = { ...FILE, span: shown, what, form: kind, placeholder, weak, variable: undefined }
    return { mask: secretSpan(span, value, weak), fact }
  })
}

/** How a value stands behind its name: both are groups of the pattern, in pairs. */
interface Notation {
  readonly pattern: RegExp
  /** Whether it is common in settings of all sorts, and so counts in comments only. */
  readonly common: boolean
}

/** `name="…" value="…"` and `name=value`. */
const SETTING: Notation = {
  pattern:
    /\bname="([^"\n]{1,100})"[ \t]+value="([^"\n]{1,200})"|(?<![\w.$])([a-z_][\w.-]{1,80})=("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"';,<>]{1,200})/gi,
  common: false,
}
/** `name: value` at the end of a line. */
const LAST_WORD: Notation = {
  pattern: /(?<![\w.$])([a-z_][\w.-]{1,80})["']?:[ \t]+(\S{1,200})[ \t]*(?:-->[ \t]*)?\r?$/gim,
  common: true,
}
/** Named after a credential, an everyday word is none for sure: `token=required`. */
const LIKELY = /^(?=.*\p{L})(?=.*[^\p{L}]).{8}|^\p{L}{12}/su
/** Left to be filled in by a template. */
const TEMPLATE = /#\{|\{\{|<%|%[({]/

function byName(text: string, { pattern, common }: Notation, isComment: (span: Span) => boolean): readonly Candidate[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole] = match
    const [name = '', written = ''] = match.slice(1).filter(Boolean)
    const commented = isComment({ start: match.index, end: match.index + whole.length })
    if ((common && !commented) || TEMPLATE.test(written)) return []
    const quote = /^(["']).*\1$/.test(written) ? 1 : 0
    const at = match.index + whole.lastIndexOf(written) + quote
    const found = secretsIn(name, written.slice(quote, written.length - quote))
    return found.flatMap(({ kind, what, placeholder, valueOffsets }): readonly Candidate[] => {
      const span = { start: at + valueOffsets.start, end: at + valueOffsets.end }
      const value = text.slice(span.start, span.end)
      if (!LIKELY.test(value)) return common ? [] : [{ mask: { ...span, guessable: true }, fact: undefined }]
      const weak = isWeakCredential(name, value)
      const fact: Secret = { ...FILE, span, what, form: kind, placeholder, weak, variable: name }
      return [{ mask: secretSpan(span, value, weak), fact: commented && /\d/.test(value) ? fact : undefined }]
    })
  })
}

/** Asks of spans in the order of the text whether they overlap one of these. */
function overlapWith(spans: readonly Span[]): (span: Span) => boolean {
  const known = [...spans].sort((a, b) => a.start - b.start)
  let at = 0
  return (span) => {
    while ((known[at]?.end ?? Infinity) <= span.start) at++
    const next = known[at]
    return next !== undefined && overlaps(next, span)
  }
}

/**
 * Masks line by line, without the white space around: so that every line of a private key is a value of its own, which is found wherever
 * it stands alone.
 */
function maskLines(text: string, masks: readonly SecretSpan[]): readonly SecretSpan[] {
  return masks.flatMap((mask) => {
    const lines: SecretSpan[] = []
    let at = mask.start
    for (const line of text.slice(mask.start, mask.end).split('\n')) {
      const start = at + (line.length - line.trimStart().length)
      const end = start + line.trim().length
      if (start < end) lines.push({ ...mask, start, end })
      at += line.length + 1
    }
    return lines
  })
}
