import type { NetworkCard } from '../../../core/facts/machine.ts'
import type { PortRange } from '../../../core/facts/network.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTrue, spanOf, valueOf, type Machine } from '../machine.ts'

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
