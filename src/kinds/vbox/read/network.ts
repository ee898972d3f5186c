import type { Edits } from '../../../core/edit.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import { type Mask, secretSpan } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTrue, type Machine, spanOf, valueOf } from './machine.ts'
import type { NetworkCard } from '../../../core/facts/machine.ts'
import type { PortRange } from '../../../core/facts/network.ts'

/** The property with the password of a display that is on and served over VNC (VirtualBox manual, "VNC extension pack"). */
export function displayPassword(hardware: XmlElement): XmlElement | undefined {
  const display = childAt(hardware, 'RemoteDisplay')
  return isTrue(display, 'enabled')
    ? childrenOf(childAt(display, 'VRDEProperties'), 'Property').find(
        (one) => valueOf(one, 'name') === 'VNCPassword' && valueOf(one, 'value'),
      )
    : undefined
}

/** The remote display (VirtualBox manual, "Remote Display"): on, it listens everywhere and asks nobody, unless told otherwise. */
export function displayFacts(machine: Machine, emit: Sink, mask: Mask): void {
  const display = childAt(machine.hardware, 'RemoteDisplay')
  if (!display || !isTrue(display, 'enabled')) return
  const { subject, noun, set } = machine
  const properties = childrenOf(childAt(display, 'VRDEProperties'), 'Property')
  const property = (name: string): XmlElement | undefined => properties.find((one) => valueOf(one, 'name') === name)
  const password = attribute(displayPassword(machine.hardware), 'value')
  if (password) mask(secretSpan(password.valueSpan, password.value, false))
  const method = valueOf(property('Security/Method'), 'value')
  emit('vbox.setting', {
    span: spanOf(display, 'enabled'),
    subject,
    noun,
    key: 'RemoteDisplay@enabled',
    value: 'true',
    effect: machine.effect('--vrde=off'),
    set: (value) => set(display, 'enabled', value),
  })
  emit('remoteDisplay', {
    span: display.startTag,
    subject: `${subject}, remote display`,
    noun,
    protocol: password ? 'vnc' : 'rdp',
    on: true,
    address: valueOf(property('TCP/Address'), 'value') ?? '',
    access: !password && /^(?:Null)?$/.test(valueOf(display, 'authType') ?? '') ? 'open' : 'set',
    passwordSpan: password?.span,
    // Where nothing is said both ends agree on something; plain RDP security is broken.
    encrypted: method === 'TLS' ? true : method === 'RDP' ? false : undefined,
    shared: isTrue(display, 'allowMultiConnection'),
    effect: machine.effect('--vrde=off'),
    bindLoopback: () => loopback(machine, display, property('TCP/Address')),
    turnOff: () => set(display, 'enabled', 'false'),
    encrypt: () => undefined,
    limitViewers: () => set(display, 'allowMultiConnection', 'false'),
  })
}

function loopback({ set, add }: Machine, display: XmlElement, property: XmlElement | undefined): Edits {
  if (property) return set(property, 'value', '127.0.0.1')
  const draft = { name: 'Property', attributes: { name: 'TCP/Address', value: '127.0.0.1' } }
  const properties = childAt(display, 'VRDEProperties')
  return properties ? add(properties, draft) : add(display, { name: 'VRDEProperties', children: [draft] })
}

const ATTACHMENTS: Readonly<Record<string, NetworkCard['attachment']>> = {
  BridgedInterface: 'bridged',
  NAT: 'nat',
  NATNetwork: 'nat',
  InternalNetwork: 'internal',
  HostOnlyInterface: 'internal',
}

/** Network adapters that are switched on (VirtualBox manual, "Virtual Networking"). */
export function networkFacts(machine: Machine, emit: Sink): void {
  const { noun } = machine
  for (const adapter of childrenOf(childAt(machine.hardware, 'Network'), 'Adapter').filter((one) =>
    isTrue(one, 'enabled'),
  )) {
    const subject = `${machine.subject}, adapter ${valueOf(adapter, 'slot') ?? ''}`
    const policy = valueOf(adapter, 'promiscuousModePolicy')
    const attached = adapter.children.find(({ local }) => ATTACHMENTS[local] !== undefined)
    emit('networkCard', {
      span: policy === undefined ? spanOf(adapter, 'type') : spanOf(adapter, 'promiscuousModePolicy'),
      subject,
      noun,
      modern: 'virtio',
      attachment: attached && ATTACHMENTS[attached.local],
      model: valueOf(adapter, 'type')?.toLowerCase(),
      promiscuous:
        policy === 'AllowAll'
          ? 'all'
          : policy === 'AllowNetwork'
            ? 'machines'
            : policy === undefined
              ? undefined
              : 'none',
      effect: machine.effect(`--nic-promisc${Number(valueOf(adapter, 'slot') ?? 0) + 1}=deny`),
      denyPromiscuous: () => machine.set(adapter, 'promiscuousModePolicy', 'Deny'),
      setModel: () => undefined,
    })
    const nat = childAt(adapter, 'NAT')
    if (!nat) continue
    setting(machine, subject, nat, 'localhost-reachable', 'NAT@localhost-reachable', emit)
    const dns = childAt(nat, 'DNS')
    if (dns) setting(machine, subject, dns, 'use-host-resolver', 'DNS@use-host-resolver', emit)
    for (const forwarding of childrenOf(nat, 'Forwarding')) port(machine, subject, forwarding, emit)
  }
}

function setting(
  machine: Machine,
  subject: string,
  element: XmlElement,
  name: string,
  key: 'NAT@localhost-reachable' | 'DNS@use-host-resolver',
  emit: Sink,
): void {
  const value = valueOf(element, name)
  if (value === undefined) return
  emit('vbox.setting', {
    span: spanOf(element, name),
    subject,
    noun: machine.noun,
    key,
    value,
    effect: machine.effect(),
    set: (next) => machine.set(element, name, next),
  })
}

function port(machine: Machine, subject: string, forwarding: XmlElement, emit: Sink): void {
  const range = (name: string): PortRange | undefined => {
    const text = valueOf(forwarding, name) ?? ''
    return /^\d{1,5}$/.test(text) && text !== '0' ? { first: Number(text), last: Number(text) } : undefined
  }
  const protocol = valueOf(forwarding, 'proto')
  emit('port', {
    span: attribute(forwarding, 'hostip')?.span ?? forwarding.startTag,
    subject,
    noun: machine.noun,
    exposure: 'published',
    platform: 'machine',
    address: valueOf(forwarding, 'hostip') ?? '',
    host: range('hostport'),
    target: range('guestport'),
    // VirtualBox numbers them: 0 is UDP, 1 is TCP.
    protocol: protocol === '0' || protocol === 'UDP' ? 'udp' : 'tcp',
    text: `${valueOf(forwarding, 'hostport') ?? ''}:${valueOf(forwarding, 'guestport') ?? ''}`,
    bindLoopback: () => machine.set(forwarding, 'hostip', '127.0.0.1'),
    remove: () => undefined,
  })
}
