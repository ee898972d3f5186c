import type { Secret } from '../../core/facts/text.ts'
import type { Span } from '../../core/span.ts'
import { isWeakCredential, secretsIn } from '../../knowledge/secrets.ts'
import { secretSpan, type Mask } from './mask.ts'
import type { Sink } from './sink.ts'

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
