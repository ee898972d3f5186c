import { VMX_FEATURES, vmxFeature } from '../../../knowledge/vmx-features.ts'
import type { Sink } from '../../shared/sink.ts'
import { booleanOf, type Machine } from '../machine.ts'

/** The switches the machine sets, and those it leaves to a product whose default is known. */
export function featureFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, settings, effect, host, complete } = machine
  const base = { noun, subject, effect }
  for (const setting of settings) {
    const known = vmxFeature(setting.key)
    // What a later line sets again is not in force.
    if (!known || machine.get(setting.key) !== setting) continue
    const value = booleanOf(setting.value)
    emit('machineFeature', {
      ...base,
      span: setting.span,
      feature: known.feature,
      on: value === undefined ? undefined : value === known.onWhen,
      stated: true,
      detail: known.detail ?? setting.key,
      evidence: setting.key.toLowerCase(),
      set: (on) => setting.set(vmxBoolean(on === known.onWhen)),
    })
  }
  const salt = machine.get('sched.mem.pshare.salt')
  if (salt) {
    emit('machineFeature', {
      ...base,
      span: salt.span,
      feature: 'page-sharing',
      on: true,
      stated: true,
      detail: undefined,
      evidence: 'sched.mem.pshare.salt',
      set: (on) => (on ? undefined : salt.remove()),
    })
  }
  if (!complete || !host) return
  for (const { key, feature, onWhen, detail, absent } of VMX_FEATURES) {
    const on = absent?.[host]
    if (on === undefined || machine.get(key)) continue
    emit('machineFeature', {
      ...base,
      span: machine.span,
      feature,
      on,
      stated: false,
      detail: detail ?? key,
      evidence: key,
      set: (wanted) => machine.add(key, vmxBoolean(wanted === onWhen)),
    })
  }
}

/** As VMware writes it. */
export function vmxBoolean(value: boolean): string {
  return value ? 'TRUE' : 'FALSE'
}
