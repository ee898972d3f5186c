import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTemplate, valueOf, type Domain } from '../domain.ts'
import { deviceSubject } from '../settings.ts'
import { emitFeature } from './features.ts'

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
