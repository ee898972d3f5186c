import type { Edits } from '../../../core/edit.ts'
import { childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTrue, spanOf, valueOf, type Machine } from '../machine.ts'

/** The remote display (VirtualBox manual, "Remote Display"): on, it listens everywhere and asks nobody, unless told otherwise. */
export function displayFacts(machine: Machine, emit: Sink): void {
  const display = childAt(machine.hardware, 'RemoteDisplay')
  if (!display || !isTrue(display, 'enabled')) return
  const { subject, noun, set } = machine
  const properties = childrenOf(childAt(display, 'VRDEProperties'), 'Property')
  const property = (name: string): XmlElement | undefined => properties.find((one) => valueOf(one, 'name') === name)
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
    protocol: 'rdp',
    on: true,
    address: valueOf(property('TCP/Address'), 'value') ?? '',
    access: /^(?:Null)?$/.test(valueOf(display, 'authType') ?? '') ? 'open' : 'set',
    passwordSpan: undefined,
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
