import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, EFFECT, isTemplate, subjectOf, valueOf } from './domain.ts'
import { emitFeature, isOn } from './features.ts'
import type { Passthrough } from '../../../core/facts/machine.ts'
import { deviceSubject } from './settings.ts'

const LINES = { serial: 'serial-port', parallel: 'parallel-port', console: 'serial-port', channel: 'channel' } as const

/** Serial lines, consoles and channels (libvirt docs, "Consoles, serial, parallel & channel devices"), and what is emulated for them. */
export function lineFacts(domain: Domain, emit: Sink): void {
  const devices = childAt(domain.root, 'devices')
  const serial = childrenOf(devices, 'serial').length > 0
  for (const element of Object.keys(LINES) as (keyof typeof LINES)[]) {
    for (const [index, line] of childrenOf(devices, element).entries()) {
      // The first console repeats the first serial line.
      if (
        element === 'console' &&
        serial &&
        index === 0 &&
        (valueOf(childAt(line, 'target'), 'type') ?? 'serial') === 'serial'
      ) {
        continue
      }
      lineFact(domain, element, line, emit)
    }
  }
  for (const parallel of childrenOf(devices, 'parallel')) {
    emitFeature(
      domain,
      {
        span: parallel.startTag,
        feature: 'parallel-port',
        on: true,
        evidence: 'parallel port',
        set: (on) => (on ? undefined : domain.edit.remove(parallel)),
      },
      emit,
    )
  }
  usbRedirection(domain, childrenOf(devices, 'redirdev'), childAt(devices, 'redirfilter'), emit)
  for (const sound of childrenOf(devices, 'sound')) {
    emitFeature(
      domain,
      {
        span: sound.startTag,
        feature: 'sound',
        on: true,
        evidence: `sound ${valueOf(sound, 'model') ?? ''}`,
        set: (on) => (on ? undefined : domain.edit.remove(sound)),
      },
      emit,
    )
  }
}

function lineFact(domain: Domain, element: keyof typeof LINES, line: XmlElement, emit: Sink): void {
  const { noun, edit } = domain
  const type = valueOf(line, 'type')
  const name = valueOf(childAt(line, 'target'), 'name')
  const subject = subjectOf(domain, element, name ?? valueOf(childAt(line, 'target'), 'port'))
  const sources = childrenOf(line, 'source')
  const bound = sources.find((one) => valueOf(one, 'mode') === 'bind')
  const base = { span: line.startTag, subject, noun }
  emit('libvirt.line', {
    ...base,
    element,
    type,
    name,
    path: valueOf(sources[0], 'path'),
    listens: bound !== undefined,
  })
  const address = attribute(bound, 'host') ? valueOf(bound, 'host') : ''
  if (bound && address !== undefined && (type === 'tcp' || type === 'udp') && valueOf(bound, 'tls') !== 'yes') {
    emit('networkLine', {
      ...base,
      span: bound.span,
      which: LINES[element],
      effect: EFFECT,
      address,
      remove: () => undefined,
      bindLoopback: () => edit.set(bound, 'host', '127.0.0.1'),
    })
  }
  if (type === 'dev') {
    const host = valueOf(sources[0], 'path')
    emit('passthrough', { ...base, which: 'character-device', host, effect: EFFECT, remove: () => undefined })
  }
  const clipboard = type === 'qemu-vdagent' ? childAt(line, 'source', 'clipboard') : undefined
  if (clipboard) {
    emitFeature(
      domain,
      {
        span: clipboard.span,
        subject,
        feature: 'clipboard',
        on: isOn(valueOf(clipboard, 'copypaste')),
        evidence: 'qemu-vdagent clipboard',
        set: (on) => edit.set(clipboard, 'copypaste', on ? 'yes' : 'no'),
      },
      emit,
    )
  }
}

/** One switch for all of them: a viewer plugs devices in wherever a place is free. */
function usbRedirection(
  domain: Domain,
  redirections: readonly XmlElement[],
  filter: XmlElement | undefined,
  emit: Sink,
): void {
  const [first] = redirections
  if (!first || filter) return
  emitFeature(
    domain,
    {
      span: first.startTag,
      feature: 'usb-redirection',
      on: true,
      evidence: 'redirdev',
      detail: (valueOf(first, 'type') ?? 'spicevmc') === 'spicevmc' ? 'viewer' : 'line',
      set: (on) => (on ? undefined : domain.edit.all(...redirections.map((one) => domain.edit.remove(one)))),
    },
    emit,
  )
}

const HOSTDEVS: Readonly<Record<string, Passthrough['which']>> = {
  pci: 'pci',
  usb: 'usb',
  scsi: 'scsi',
  scsi_host: 'scsi',
  mdev: 'mediated',
}

/** Hardware of the host handed to the guest. No edits: what the guest works with has no replacement the file could name. */
export function passthroughFacts(domain: Domain, emit: Sink): void {
  const devices = childAt(domain.root, 'devices')
  const hand = (element: XmlElement, which: Passthrough['which'], host: string | undefined): void => {
    emit('passthrough', {
      span: element.startTag,
      subject: deviceSubject(domain, element),
      noun: domain.noun,
      which,
      host,
      effect: EFFECT,
      remove: () => undefined,
    })
  }
  for (const hostdev of childrenOf(devices, 'hostdev')) {
    const which = HOSTDEVS[valueOf(hostdev, 'type') ?? '']
    if (which && valueOf(hostdev, 'mode') !== 'capabilities') hand(hostdev, which, nameOf(childAt(hostdev, 'source')))
  }
  for (const one of childrenOf(devices, 'interface')) {
    if (valueOf(one, 'type') === 'hostdev') hand(one, 'pci', nameOf(childAt(one, 'source')))
  }
  for (const tpm of childrenOf(devices, 'tpm')) {
    const backend = childAt(tpm, 'backend')
    if (valueOf(backend, 'type') === 'passthrough') hand(tpm, 'tpm', valueOf(childAt(backend, 'device'), 'path'))
  }
  for (const input of childrenOf(devices, 'input')) {
    if (/^(?:passthrough|evdev)$/.test(valueOf(input, 'type') ?? '')) {
      hand(input, 'input', valueOf(childAt(input, 'source'), 'dev') ?? valueOf(childAt(input, 'source'), 'evdev'))
    }
  }
}

/** How the host calls the device: `0000:06:12.5`, `1234:beef`, the name of an adapter. */
function nameOf(source: XmlElement | undefined): string | undefined {
  const ids = ['vendor', 'product'].map((name) => valueOf(childAt(source, name), 'id')?.replace(/^0x/, ''))
  if (ids.every((id) => id !== undefined)) return ids.join(':')
  const adapter = valueOf(childAt(source, 'adapter'), 'name') ?? valueOf(source, 'wwpn')
  if (adapter !== undefined) return adapter
  const address = childAt(source, 'address')
  if (!address || address.attributes.some(({ value }) => isTemplate(value))) return undefined
  const part = (name: string): string => (attribute(address, name)?.value ?? '0').replace(/^0x/, '')
  if (attribute(address, 'uuid')) return part('uuid')
  if (attribute(address, 'slot')) {
    return `${part('domain').padStart(4, '0')}:${part('bus').padStart(2, '0')}:${part('slot').padStart(2, '0')}.${part('function')}`
  }
  return attribute(address, 'bus')
    ? `bus ${part('bus')} device ${part(attribute(address, 'device') ? 'device' : 'target')}`
    : undefined
}
