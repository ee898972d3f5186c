import type { Confinement } from '../../../core/facts/container.ts'
import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { spanOf, textOf, valueOf, type Domain } from '../domain.ts'
import type { LibvirtSeclabel } from '../facts.ts'
import { deviceSubject } from '../settings.ts'

const MECHANISMS: Readonly<Record<string, Confinement['mechanism']>> = { apparmor: 'apparmor', selinux: 'selinux' }

/** `<seclabel>`: which label the hypervisor's process runs under, per model (libvirt docs, "Security label"). */
export function seclabelFacts(domain: Domain, emit: Sink): void {
  const labels = childrenOf(domain.root, 'seclabel')
  const confined = labels.some((one) => valueOf(one, 'model') !== 'dac' && valueOf(one, 'type') !== 'none')
  for (const label of labels) {
    seclabel(domain, label, 'domain', confined, emit)
    confinement(domain, label, emit)
  }
  const disks = childrenOf(childAt(domain.root, 'devices'), 'disk')
  for (const disk of disks) {
    for (const label of [...descendants(disk)].filter(({ local }) => local === 'seclabel')) {
      seclabel(domain, label, 'disk', confined, emit)
    }
  }
}

function seclabel(
  domain: Domain,
  element: XmlElement,
  place: LibvirtSeclabel['place'],
  confined: boolean,
  emit: Sink,
): void {
  const { noun, edit } = domain
  const type = attribute(element, 'type') ? valueOf(element, 'type') : 'dynamic'
  const relabel = attribute(element, 'relabel') ? valueOf(element, 'relabel') : type === 'static' ? 'no' : 'yes'
  emit('libvirt.seclabel', {
    span: element.startTag,
    subject: deviceSubject(domain, element),
    noun,
    place,
    confined,
    model: valueOf(element, 'model'),
    type: type === 'dynamic' || type === 'static' || type === 'none' ? type : undefined,
    relabel: relabel === undefined ? undefined : relabel === 'yes',
    label: textOf(childAt(element, 'label')),
    relabelOn: () => edit.set(element, 'relabel', 'yes'),
    remove: () => edit.remove(element),
  })
}

/** What the label says of AppArmor or SELinux: none of it, or a profile or type by its name. */
function confinement({ subject, noun, edit }: Domain, element: XmlElement, emit: Sink): void {
  const mechanism = MECHANISMS[valueOf(element, 'model') ?? '']
  const type = valueOf(element, 'type')
  if (!mechanism || (type !== 'none' && type !== 'static')) return
  const label = childAt(element, 'label')
  const text = textOf(label)
  emit('confinement', {
    span: type === 'none' ? spanOf(element, 'type') : (label?.textSpan ?? element.startTag),
    subject,
    noun,
    mechanism,
    platform: 'machine',
    value: type === 'none' ? 'none' : mechanism === 'selinux' ? text && `type:${text.split(':')[2] ?? ''}` : text,
    off: type === 'none',
    remove: () =>
      edit.all(
        attribute(element, 'relabel')
          ? edit.all(edit.set(element, 'type', 'dynamic'), edit.set(element, 'relabel', 'yes'))
          : edit.set(element, 'type', 'dynamic'),
        ...(label ? [edit.remove(label)] : []),
      ),
    set: (value) => (label ? edit.text(label, value) : undefined),
  })
}
