import { attribute, childAt, childrenOf } from '../../../syntax/xml/index.ts'
import type { Mask } from '../../shared/mask.ts'
import { secretsOfText } from '../../shared/secrets-of-text.ts'
import { secretsOfValue } from '../../shared/secrets-of-value.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Machine } from '../machine.ts'

/** Credentials in the description and in properties the guest can read, and the teleporter's password. */
export function textFacts(machine: Machine, text: string, emit: Sink, mask: Mask): void {
  const { element, hardware, subject, noun } = machine
  const place = { subject, noun, kept: true }
  const description = childAt(element, 'Description')
  if (description) {
    secretsOfText(text, description.textSpan, { ...place, carrier: 'the description', interpolated: false }, emit, mask)
  }
  for (const property of childrenOf(childAt(hardware, 'GuestProperties'), 'GuestProperty')) {
    const value = attribute(property, 'value')
    if (value) {
      secretsOfValue(
        text,
        value.valueSpan,
        attribute(property, 'name')?.value.split('/').pop(),
        { ...place, carrier: 'a guest property' },
        emit,
        mask,
      )
    }
  }
  for (const holder of [element, hardware]) {
    const password = attribute(childAt(holder, 'Teleporter'), 'password')
    if (password && password.value !== '') {
      secretsOfValue(text, password.valueSpan, 'password', { ...place, carrier: 'the teleporter' }, emit, mask)
    }
  }
}
