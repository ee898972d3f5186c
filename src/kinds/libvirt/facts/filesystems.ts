import { classifyHostPath } from '../../../knowledge/host-paths.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, valueOf, type Domain } from '../domain.ts'
import { deviceSubject } from '../settings.ts'

/** `<filesystem>`: folders of the host in the guest (libvirt docs, "Filesystems"). */
export function filesystemFacts(domain: Domain, emit: Sink): void {
  for (const element of childrenOf(childAt(domain.root, 'devices'), 'filesystem')) {
    const type = attribute(element, 'type') ? valueOf(element, 'type') : 'mount'
    const source = childAt(element, 'source')
    if ((type === 'mount' || type === 'bind') && attribute(source, 'dir')) folder(domain, element, source, emit)
  }
}

function folder(domain: Domain, element: XmlElement, source: XmlElement | undefined, emit: Sink): void {
  const { noun, lxc, edit } = domain
  const subject = deviceSubject(domain, element)
  const path = valueOf(source, 'dir')
  const target = valueOf(childAt(element, 'target'), 'dir')
  const sourceSpan = attribute(source, 'dir')?.span ?? element.startTag
  // A container's own root has to lie somewhere on the host.
  if (lxc && target === '/' && path !== '/') return
  const driver = lxc ? 'container' : valueOf(childAt(element, 'driver'), 'type') === 'virtiofs' ? 'virtiofs' : '9p'
  const readOnly = childAt(element, 'readonly') !== undefined
  // The virtiofs driver refuses a read-only share.
  const makeReadOnly = () => (readOnly || driver === 'virtiofs' ? undefined : edit.add(element, { name: 'readonly' }))
  emit('mount', {
    span: element.startTag,
    subject,
    noun,
    type: 'host',
    source: path,
    sourceSpan,
    target,
    readOnly,
    propagation: undefined,
    relabel: undefined,
    options: [],
    // 9p is served by QEMU itself, virtiofs by a daemon that runs as root; through neither the guest reaches who listens on a socket.
    ...(driver === '9p' && { asUser: true }),
    ...(driver === 'virtiofs' && { sockets: false }),
    makeReadOnly,
    setPropagation: () => undefined,
    remove: () => edit.remove(element),
  })
  // Read-only, what belongs to the system still discloses it.
  const ordinary = path === undefined || classifyHostPath(path).class === 'ordinary'
  emit('hostFolder', {
    span: element.startTag,
    subject,
    noun,
    path,
    writable: !readOnly,
    autoMount: undefined,
    effect: EFFECT,
    makeReadOnly: () => (ordinary ? makeReadOnly() : undefined),
    remove: () => edit.remove(element),
  })
  emit('libvirt.filesystem', {
    span: attribute(element, 'accessmode')?.span ?? element.startTag,
    subject,
    noun,
    driver,
    access: attribute(element, 'accessmode') ? valueOf(element, 'accessmode') : 'passthrough',
    setAccess: (mode) => edit.set(element, 'accessmode', mode),
  })
}
