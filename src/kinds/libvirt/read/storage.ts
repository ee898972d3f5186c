import { attribute, childAt, childrenOf, readXml, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, domainsOf, EFFECT, isTemplate, textOf, valueOf } from './domain.ts'
import { deviceSubject } from './settings.ts'
import { emitFeature } from './features.ts'
import { classifyHostPath } from '../../../knowledge/host/paths.ts'
import { type Neighbours, onceASource } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'

/** Names of whole disks; partitions and logical volumes are what machines are often given on purpose. */
const WHOLE_DISK = /^\/dev\/(?:(?:sd|hd|vd|xvd)[a-z]+|nvme\d+n\d+|mmcblk\d+|disk\/by-\w+\/(?!.*-part\d+$)[^/]+)$/

/** `<disk>` (libvirt docs, "Hard drives, floppy disks, CDROMs"). */
export function diskFacts(domain: Domain, emit: Sink): void {
  const { noun, edit } = domain
  for (const disk of childrenOf(childAt(domain.root, 'devices'), 'disk')) {
    const subject = deviceSubject(domain, disk)
    const device = attribute(disk, 'device') ? valueOf(disk, 'device') : 'disk'
    const source = childAt(disk, 'source')
    const said = source && (attribute(source, 'dev') ?? attribute(source, 'file') ?? attribute(source, 'name'))
    const path = said && !isTemplate(said.value) ? said.value : undefined
    const readOnly = childAt(disk, 'readonly') !== undefined || device === 'cdrom'
    const shareable = childAt(disk, 'shareable')
    const driver = childAt(disk, 'driver')
    const whole =
      valueOf(disk, 'type') === 'block' && (device === 'disk' || device === 'lun') && WHOLE_DISK.test(path ?? '')
    emit('libvirt.disk', {
      span: disk.startTag,
      subject,
      noun,
      target: valueOf(childAt(disk, 'target'), 'dev'),
      type: valueOf(disk, 'type'),
      device,
      source: path,
      bus: valueOf(childAt(disk, 'target'), 'bus'),
      wholeDisk: whole,
      sourceSpan: said?.span ?? disk.startTag,
      readOnly,
      shareable: shareable && { span: shareable.span, remove: () => edit.remove(shareable) },
      transient: childAt(disk, 'transient')?.span,
      encrypted: childAt(disk, 'encryption') !== undefined || childAt(source, 'encryption') !== undefined,
      // Other hypervisors have formats of their own, and one each.
      formatted: !domain.qemu || (driver !== undefined && attribute(driver, 'type') !== undefined),
      setFormat: (format) =>
        driver
          ? edit.set(driver, 'type', format)
          : edit.add(disk, { name: 'driver', attributes: { name: 'qemu', type: format } }),
      protocol: valueOf(source, 'protocol'),
    })
    if (device === 'floppy') {
      emitFeature(
        domain,
        {
          span: disk.startTag,
          subject,
          feature: 'floppy',
          on: true,
          evidence: `floppy ${valueOf(childAt(disk, 'target'), 'dev') ?? ''}`,
          set: (on) => (on ? undefined : edit.remove(disk)),
        },
        emit,
      )
    }
    if (whole) wholeDisk(domain, disk, path ?? '', readOnly, emit)
  }
}

function wholeDisk(domain: Domain, disk: XmlElement, host: string, readOnly: boolean, emit: Sink): void {
  emit('device', {
    span: attribute(childAt(disk, 'source'), 'dev')?.span ?? disk.startTag,
    subject: deviceSubject(domain, disk),
    noun: domain.noun,
    host,
    rule: false,
    permissions: readOnly ? 'r' : undefined,
    // The disk may be all the machine has; which image is to take its place nobody can know.
    remove: () => undefined,
    setPermissions: () => undefined,
  })
}

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

/** The files firmware variables are kept in, and which other machines of the workspace keep theirs there. */
export function nvramFacts(domain: Domain, source: Source, neighbours: Neighbours, emit: Sink): void {
  const { subject, noun, name, root } = domain
  const element = childAt(root, 'os', 'nvram')
  const path = textOf(element)
  if (!element || !path) return
  const alsoIn = neighbours
    .ofKind('libvirt')
    .filter(({ uri }) => uri !== source.uri)
    .flatMap((other) =>
      nvramsOf(other)
        .filter((one) => one.path === path && one.name !== name)
        .map((one) => ({ uri: other.uri, span: one.span, noun: one.noun })),
    )
  emit('libvirt.nvram', { span: element.textSpan, subject, noun, path, alsoIn })
}

interface Nvram {
  readonly path: string
  readonly span: Span
  readonly name: string | undefined
  readonly noun: string
}

const nvramsOf = onceASource(({ text }: Source): readonly Nvram[] =>
  domainsOf(readXml(text)).flatMap(({ root, name, noun }) => {
    const element = childAt(root, 'os', 'nvram')
    const path = textOf(element)
    return element && path ? [{ path, span: element.textSpan, name, noun }] : []
  }),
)
