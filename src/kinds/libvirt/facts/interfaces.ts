import type { NetworkCard } from '../../../core/facts/machine.ts'
import { attribute, childAt, childrenOf } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, spanOf, valueOf, type Domain } from '../domain.ts'
import { deviceSubject } from '../settings.ts'

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
