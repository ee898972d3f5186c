import type { Edits } from '../../../core/edit.ts'
import { normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { get } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { mapItems, textItems } from './list.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf } from '../values.ts'

/** `privileged`, `cap_add`, `cap_drop`, `devices`, `device_cgroup_rules`, `user`. */
export function privilegeFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings, edit } = service
  const privileged = settings.get('privileged')
  if (privileged) {
    emit('privileged', {
      span: privileged.pair.span,
      subject,
      noun,
      value: booleanOf(privileged.value),
      remove: () => edit.removeSetting(service, privileged),
    })
  }
  capabilities(service, emit)
  devices(service, emit)
  const user = settings.get('user')
  const name = textOf(user?.value)
  if (user && name) {
    const root = name.text === undefined ? undefined : /^(root|0+)(:|$)/.test(name.text)
    emit('user', {
      span: user.pair.span,
      subject,
      noun,
      user: name.text,
      root,
      valueSpan: name.span,
      remove: () => edit.removeSetting(service, user),
    })
  }
}

function capabilities(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const dropped = textItems(service, settings.get('cap_drop'))
  const dropsAll = dropped.some(({ text }) => text !== undefined && normalizeCapability(text) === 'ALL')
  for (const [action, items] of [
    ['add', textItems(service, settings.get('cap_add'))],
    ['drop', dropped],
  ] as const) {
    for (const { text, span, remove } of items) {
      if (text !== undefined) {
        emit('capability', { span, subject, noun, action, capability: normalizeCapability(text), dropsAll, remove })
      }
    }
  }
}

function devices(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const entry = settings.get('devices')
  for (const { text, raw, span, remove, set } of textItems(service, entry)) {
    const [host = '', target = host, permissions] = text?.split(':') ?? []
    const setPermissions = (value: string): Edits => (raw.includes('$') ? undefined : set(`${host}:${target}:${value}`))
    if (host) emit('device', { span, subject, noun, host, rule: false, permissions, remove, setPermissions })
  }
  for (const { map, remove } of mapItems(service, entry)) {
    const host = textOf(get(map, 'source')?.value)?.text
    const permissions = textOf(get(map, 'permissions')?.value)?.text
    if (host) {
      emit('device', {
        span: map.span,
        subject,
        noun,
        host,
        rule: false,
        permissions,
        remove,
        setPermissions: () => undefined,
      })
    }
  }
  for (const { text, span, remove } of textItems(service, settings.get('device_cgroup_rules'))) {
    if (text) {
      emit('device', {
        span,
        subject,
        noun,
        host: text,
        rule: true,
        permissions: text.split(/\s+/)[2],
        remove,
        setPermissions: () => undefined,
      })
    }
  }
}
