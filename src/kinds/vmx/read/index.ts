import { type Mask, secretSpan } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import { isWeakCredential, secretsIn } from '../../../knowledge/secrets/index.ts'
import { booleanOf, type Machine } from './machine.ts'
import { displayFacts, networkFacts } from './network.ts'
import { featureFacts } from './features.ts'
import { folderFacts, hardwareFacts } from './devices.ts'

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

/** The machine and its settings as they stand, for rules that only VMware machines have. */
function settingFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, effect, settings, span, host, complete } = machine
  emit('vmx.machine', {
    span,
    subject,
    noun,
    effect,
    host,
    complete,
    get: (key) => machine.get(key)?.value,
    put: (key, value) => (machine.get(key) ?? { set: (one: string) => machine.add(key, one) }).set(value),
  })
  for (const setting of settings) {
    const key = setting.key.toLowerCase()
    if (machine.get(key) !== setting) continue
    const { span: at, value } = setting
    emit('vmx.setting', {
      span: at,
      subject,
      noun,
      key,
      value,
      flag: booleanOf(value),
      effect,
      set: (wanted) => setting.set(wanted),
      remove: () => setting.remove(),
    })
  }
}

/** All facts of a VMware machine but its secrets, wherever its settings are written. */
export function machineFacts(machine: Machine, emit: Sink): void {
  for (const facts of [featureFacts, displayFacts, folderFacts, networkFacts, hardwareFacts, settingFacts]) {
    facts(machine, emit)
  }
}
