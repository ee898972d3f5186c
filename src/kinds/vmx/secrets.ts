import { type Mask, secretSpan } from '../shared/mask.ts'
import type { Sink } from '../shared/sink.ts'
import { isWeakCredential, secretsIn } from '../../knowledge/secrets.ts'
import type { Machine } from './machine.ts'

/** What every process of the guest can ask VMware Tools for, and what everyone reads who sees the file. */
const READ_BY_GUEST = /^guestinfo\./i

/** Credentials in settings, by the setting's name or by the value's form. */
export function secretFacts(machine: Machine, emit: Sink, mask: Mask): void {
  const { noun, subject } = machine
  for (const { key, value, span, valueSpan } of machine.settings) {
    // The displays' own password is told of by the display.
    const display = /^remotedisplay\.vnc\.(?:password|key)$/i.test(key)
    if (value === undefined || value === '') continue
    for (const { kind, what, placeholder, valueOffsets } of secretsIn(
      key.slice(key.lastIndexOf('.') + 1),
      value,
      false,
    )) {
      const weak = isWeakCredential(key, value.slice(valueOffsets.start, valueOffsets.end))
      // Escapes make the written value longer than the value: then all of it is hidden.
      const exact = valueSpan.end - valueSpan.start === value.length
      const at = exact
        ? { start: valueSpan.start + valueOffsets.start, end: valueSpan.start + valueOffsets.end }
        : valueSpan
      mask(secretSpan(at, value.slice(valueOffsets.start, valueOffsets.end), weak))
      if (display) continue
      emit('secret', {
        span,
        subject,
        noun,
        carrier: READ_BY_GUEST.test(key) ? `"${key}", which every process of the guest can read,` : `"${key}"`,
        place: 'text',
        what,
        form: kind,
        placeholder,
        kept: true,
        weak,
        serves: false,
        variable: key,
        moveOut: () => undefined,
      })
    }
    if (display) mask(valueSpan)
  }
}
