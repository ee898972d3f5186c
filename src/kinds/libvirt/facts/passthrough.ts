import type { Passthrough } from '../../../core/facts/machine.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, isTemplate, valueOf, type Domain } from '../domain.ts'
import { deviceSubject } from '../settings.ts'

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
