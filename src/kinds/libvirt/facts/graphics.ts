import type { RemoteDisplay } from '../../../core/facts/machine.ts'
import { addressReach } from '../../../knowledge/addresses.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import { secretSpan, type Mask } from '../../shared/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, isTemplate, spanOf, subjectOf, valueOf, type Domain } from '../domain.ts'
import { emitFeature, isOn } from './features.ts'

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
