import type { NetworkCard, RemoteDisplay } from '../../../core/facts/machine.ts'
import { addressReach } from '../../../syntax/notation/listen-address.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import { type Mask, secretSpan } from '../../shared/secrets/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, EFFECT, isTemplate, spanOf, subjectOf, valueOf } from './domain.ts'
import { emitFeature, isOn } from './features.ts'
import { deviceSubject } from './settings.ts'

/** `<graphics>`: who may look at the machine's screen, and what goes over that line besides (libvirt docs, "Graphical framebuffers"). */
export function graphicsFacts(domain: Domain, emit: Sink, mask: Mask): void {
  const devices = childAt(domain.root, 'devices')
  for (const graphics of childrenOf(devices, 'graphics')) {
    const type = valueOf(graphics, 'type')
    if (type === 'vnc' || type === 'spice' || type === 'rdp') display(domain, graphics, type, emit, mask)
    if (type === 'spice' && domain.qemu) guestChannels(domain, graphics, emit)
    const gl = childAt(graphics, 'gl')
    if (gl) acceleration(domain, gl, 'enable', emit)
  }
  for (const video of childrenOf(devices, 'video')) {
    const accelerated = childAt(video, 'model', 'acceleration')
    if (accelerated) acceleration(domain, accelerated, 'accel3d', emit)
  }
}

function display(
  domain: Domain,
  graphics: XmlElement,
  protocol: RemoteDisplay['protocol'],
  emit: Sink,
  mask: Mask,
): void {
  const { noun, edit } = domain
  const passwd = attribute(graphics, 'passwd')
  const written = passwd && passwd.value !== '' && !isTemplate(passwd.value) ? passwd : undefined
  if (written) mask(secretSpan(written.valueSpan, written.value, false))
  const listeners = childrenOf(graphics, 'listen')
  const off =
    attribute(graphics, 'socket') ?? listeners.find((one) => /^(?:socket|none)$/.test(valueOf(one, 'type') ?? ''))
  if (off) return
  const { address, holder } = addressOf(domain, graphics, listeners)
  const local = address === undefined || addressReach(address) === 'loopback'
  const mode = valueOf(graphics, 'defaultMode')
  const plain =
    mode === 'insecure' || childrenOf(graphics, 'channel').some((one) => valueOf(one, 'mode') === 'insecure')
  emit('remoteDisplay', {
    span: spanOf(holder, holder === graphics ? 'listen' : 'address'),
    subject: subjectOf(domain, 'graphics', protocol),
    noun,
    protocol,
    on: true,
    address,
    effect: EFFECT,
    // A password of all displays may stand in the driver's configuration, which matters where others reach the port.
    access: passwd ? 'set' : local ? 'unknown' : 'open',
    passwordSpan: written?.valueSpan,
    expires: attribute(graphics, 'passwdValidTo') !== undefined,
    encrypted: protocol !== 'spice' ? undefined : plain ? false : mode === 'secure' ? true : local ? undefined : false,
    shared: protocol === 'vnc' ? valueOf(graphics, 'sharePolicy') === 'ignore' : undefined,
    bindLoopback: () => loopback(domain, graphics, listeners),
    turnOff: () => undefined,
    encrypt: () =>
      protocol === 'spice' && !childrenOf(graphics, 'channel').some((one) => valueOf(one, 'mode') === 'insecure')
        ? edit.set(graphics, 'defaultMode', 'secure')
        : undefined,
    limitViewers: () => edit.set(graphics, 'sharePolicy', 'allow-exclusive'),
  })
}

/** The widest address of all places it may stand in, and where; a missing one is the loopback address in QEMU's driver. */
function addressOf(
  domain: Domain,
  graphics: XmlElement,
  listeners: readonly XmlElement[],
): { readonly address: string | undefined; readonly holder: XmlElement } {
  const places = [[graphics, 'listen'] as const, ...listeners.map((one) => [one, 'address'] as const)].flatMap(
    ([holder, name]) => (attribute(holder, name) ? [{ holder, address: valueOf(holder, name) }] : []),
  )
  const wide = (reach: 'all' | 'one') =>
    places.find(({ address }) => address !== undefined && addressReach(address) === reach)
  const found = wide('all') ?? wide('one') ?? places[0]
  if (found) return found
  const network = listeners.some((one) => valueOf(one, 'type') === 'network')
  return {
    holder: graphics,
    address: (domain.qemu || domain.hypervisor === 'xen') && !network ? '127.0.0.1' : undefined,
  }
}

/** The attribute and the first `<listen>` repeat each other, and have to agree. */
function loopback(
  { edit }: Domain,
  graphics: XmlElement,
  listeners: readonly XmlElement[],
): ReturnType<RemoteDisplay['bindLoopback']> {
  const places = [[graphics, 'listen'] as const, ...listeners.map((one) => [one, 'address'] as const)].filter(
    ([holder, name]) => attribute(holder, name),
  )
  return places.length === 0
    ? undefined
    : edit.all(
        ...places.map(([holder, name]) =>
          edit.set(holder, name, (valueOf(holder, name) ?? '').includes(':') ? '::1' : '127.0.0.1'),
        ),
      )
}

/** SPICE shares the clipboard and takes files unless told not to; its agent in the guest does the rest. */
function guestChannels(domain: Domain, graphics: XmlElement, emit: Sink): void {
  for (const [feature, element, name] of [
    ['clipboard', 'clipboard', 'copypaste'],
    ['file-transfer', 'filetransfer', 'enable'],
  ] as const) {
    const known = childAt(graphics, element)
    const stated = known !== undefined && attribute(known, name) !== undefined
    emitFeature(
      domain,
      {
        span: known?.span ?? graphics.startTag,
        subject: subjectOf(domain, 'graphics', 'spice'),
        feature,
        stated,
        on: stated ? isOn(valueOf(known, name)) : true,
        evidence: `spice ${element}`,
        set: (on) =>
          known
            ? domain.edit.set(known, name, on ? 'yes' : 'no')
            : domain.edit.add(graphics, { name: element, attributes: { [name]: on ? 'yes' : 'no' } }),
      },
      emit,
    )
  }
}

function acceleration(domain: Domain, element: XmlElement, name: string, emit: Sink): void {
  if (!attribute(element, name)) return
  emitFeature(
    domain,
    {
      span: element.span,
      feature: '3d-acceleration',
      on: isOn(valueOf(element, name)),
      evidence: `${element.local} ${name}`,
      set: (on) => domain.edit.set(element, name, on ? 'yes' : 'no'),
    },
    emit,
  )
}

/** Whether a bridge of the host leads to its network the file does not say; direct attachment has a rule of its own. */
const ATTACHMENTS: Readonly<Record<string, NetworkCard['attachment']>> = { user: 'nat', internal: 'internal' }

/** `<interface>` (libvirt docs, "Network interfaces"). */
export function interfaceFacts(domain: Domain, emit: Sink): void {
  const { noun, edit, qemu, lxc } = domain
  for (const element of childrenOf(childAt(domain.root, 'devices'), 'interface')) {
    const subject = deviceSubject(domain, element)
    const type = valueOf(element, 'type')
    const model = childAt(element, 'model')
    if (!lxc && type !== 'hostdev') {
      emit('networkCard', {
        span: model ? spanOf(model, 'type') : element.startTag,
        subject,
        noun,
        effect: EFFECT,
        attachment: ATTACHMENTS[type ?? ''] ?? 'other',
        ...(model && { model: valueOf(model, 'type')?.toLowerCase() }),
        promiscuous: undefined,
        modern: 'virtio',
        denyPromiscuous: () => undefined,
        setModel: (next) => (model && qemu ? edit.set(model, 'type', next) : undefined),
      })
    }
    const script = childAt(element, 'script')
    const port = childAt(element, 'port')
    emit('libvirt.interface', {
      span: element.startTag,
      subject,
      noun,
      type,
      mode: valueOf(childAt(element, 'source'), 'mode'),
      // Filters and isolated ports exist in the drivers for QEMU and LXC alone.
      filtered: childAt(element, 'filterref') !== undefined || !(qemu || lxc),
      isolated: attribute(port, 'isolated') !== undefined || !(qemu || lxc),
      script: script?.span,
      backend: valueOf(childAt(element, 'backend'), 'type'),
      forwards: childrenOf(element, 'portForward').map((one) =>
        attribute(one, 'address') ? (valueOf(one, 'address') ?? '127.0.0.1') : '',
      ),
      unstatedModel:
        qemu && domain.x86 && model === undefined && type !== 'hostdev' && type !== 'vdpa' && type !== 'vhostuser',
      setModel: (name) => (model ? undefined : edit.add(element, { name: 'model', attributes: { type: name } })),
      filter: (name) => edit.add(element, { name: 'filterref', attributes: { filter: name } }),
      isolate: () =>
        port ? edit.set(port, 'isolated', 'yes') : edit.add(element, { name: 'port', attributes: { isolated: 'yes' } }),
    })
  }
}
