import type { Secret } from '../../../core/facts/text.ts'
import type { Span } from '../../../core/span.ts'
import { isWeakCredential, repeatsUser, secretsIn } from '../../../knowledge/secrets/index.ts'
import { type Mask, secretSpan } from './mask.ts'
import type { Sink } from '../sink.ts'

/** Writes `$(...)` and backticks over with references of the same length: what they give cannot be known. */
export function hideSubstitutions(text: string): string {
  if (!/\$\(|`/.test(text)) return text
  let result = ''
  let depth = 0
  let ticks = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    const opens = c === '$' && text[i + 1] === '('
    if (c === '`') ticks = !ticks
    if (opens || (depth > 0 && c === '(')) depth++
    const hidden = depth > 0 || ticks || c === '`'
    // `$(` counts its parenthesis once.
    if (opens) {
      result += '\0\0'
      i++
      continue
    }
    result += hidden ? '\0' : c
    if (depth > 0 && c === ')') depth--
  }
  return result
}

interface TextPlace extends Pick<Secret, 'subject' | 'noun' | 'kept' | 'carrier'> {
  /** Whether a `$` begins a reference. */
  readonly interpolated?: boolean
}

/** A setting on a line of its own, in the common notations: `KEY=value`, `key: value`, `"key": "value",`, `export KEY=value`. */
const SETTING =
  /^[ \t]*(?:-[ \t]+|export[ \t]+)?["']?([A-Za-z_][\w.-]{1,80})["']?[ \t]*[:=][ \t]*(.*?)[ \t]*[,;]?[ \t]*\r?$/gm

/** Credentials in the lines of a text that becomes a file: settings whose name or value gives them away. */
export function secretsOfText(text: string, where: Span, place: TextPlace, emit: Sink, mask: Mask): void {
  const region = text.slice(where.start, where.end)
  for (const match of region.matchAll(SETTING)) {
    const [whole, name = '', written = ''] = match
    const quote = /^(["']).*\1$/s.test(written) ? 1 : 0
    const value = written.slice(quote, written.length - quote)
    const at = where.start + match.index + whole.indexOf(written, name.length) + quote
    for (const { kind, what, placeholder, valueOffsets } of secretsIn(
      name,
      hideSubstitutions(value),
      place.interpolated ?? true,
    )) {
      const span = { start: at + valueOffsets.start, end: at + valueOffsets.end }
      const found = text.slice(span.start, span.end)
      const weak = isWeakCredential(name, found) || repeatsUser(value, valueOffsets)
      mask(secretSpan(span, found, weak))
      emit('secret', { ...base(place), span, what, form: kind, placeholder, variable: name, weak })
    }
  }
}

type Base = Pick<Secret, 'subject' | 'noun' | 'kept' | 'carrier' | 'place' | 'serves' | 'moveOut'>

function base({ subject, noun, kept, carrier }: TextPlace): Base {
  return { subject, noun, kept, carrier, place: 'text', serves: false, moveOut: () => undefined }
}

/** Credentials in one value, told by its name or by their form. Gives how many there are. */
export function secretsOfValue(
  text: string,
  where: Span,
  name: string | undefined,
  place: Pick<Secret, 'subject' | 'noun' | 'kept' | 'carrier'>,
  emit: Sink,
  mask: Mask,
): number {
  const found = secretsIn(name, text.slice(where.start, where.end))
  for (const { kind, what, placeholder, valueOffsets } of found) {
    const span = { start: where.start + valueOffsets.start, end: where.start + valueOffsets.end }
    const written = text.slice(span.start, span.end)
    const weak = isWeakCredential(name, written)
    mask(secretSpan(span, written, weak))
    emit('secret', {
      ...place,
      span,
      place: 'text',
      what,
      form: kind,
      placeholder,
      weak,
      serves: false,
      variable: name,
      moveOut: () => undefined,
    })
  }
  return found.length
}
