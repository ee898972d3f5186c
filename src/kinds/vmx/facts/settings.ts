import type { Sink } from '../../shared/sink.ts'
import { booleanOf, type Machine } from '../machine.ts'

/** The machine and its settings as they stand, for rules that only VMware machines have. */
export function settingFacts(machine: Machine, emit: Sink): void {
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
  const seen = new Set<string>()
  for (const setting of settings) {
    const key = setting.key.toLowerCase()
    if (seen.has(key)) emit('vmx.duplicate', { span: setting.span, subject, noun, key: setting.key })
    seen.add(key)
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
