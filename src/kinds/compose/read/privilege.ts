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
  // Of the stage at the end the Dockerfile itself is told.
  const target = settings.has('user') ? undefined : get(settings.get('build')?.value, 'target')
  const built = target && service.image()
  if (target && built?.rootByTarget && built.place) {
    emit('user', {
      span: target.pair.span,
      subject,
      noun,
      user: 'root',
      root: true,
      valueSpan: target.pair.span,
      related: [built.place],
      remove: () => undefined,
    })
  }
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
  const tunnel = handsInTunnel(service)
  const dropsAll = dropped.some(({ text }) => text !== undefined && normalizeCapability(text) === 'ALL')
  for (const [action, items] of [
    ['add', textItems(service, settings.get('cap_add'))],
    ['drop', dropped],
  ] as const) {
    for (const { text, span, remove } of items) {
      if (text !== undefined) {
        emit('capability', {
          span,
          subject,
          noun,
          action,
          capability: normalizeCapability(text),
          dropsAll,
          tunnel,
          remove,
        })
      }
    }
  }
}

/** Whether the service is given the device of tunnels, for a network of its own: a VPN. */
function handsInTunnel(service: Service): boolean {
  if (textOf(service.settings.get('network_mode')?.value)?.template === 'host') return false
  return ['devices', 'volumes'].some((key) =>
    textItems(service, service.settings.get(key)).some(({ template }) => /^\/dev\/net\/tun(?::|$)/.test(template)),
  )
}

/** A device by the name the Container Device Interface gives it: `nvidia.com/gpu=all`. */
const CDI_NAME = /^[\w.-]+\/[\w.-]+=/

function devices(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const entry = settings.get('devices')
  for (const { text, raw, span, remove, set } of textItems(service, entry)) {
    const [host = '', target = host, permissions] = text?.split(':') ?? []
    const setPermissions = (value: string): Edits => (raw.includes('$') ? undefined : set(`${host}:${target}:${value}`))
    if (host && !CDI_NAME.test(host)) {
      emit('device', { span, subject, noun, host, rule: false, permissions, remove, setPermissions })
    }
  }
  for (const { map, remove } of mapItems(service, entry)) {
    const host = textOf(get(map, 'source')?.value)?.text
    const permissions = textOf(get(map, 'permissions')?.value)?.text
    if (host && !CDI_NAME.test(host)) {
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
