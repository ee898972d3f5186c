import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import { normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, spanOf, textOf, valueOf } from './domain.ts'
import type { Limit } from '../../../core/facts/limit.ts'
import type { Workload } from '../../../core/facts/workload.ts'
import type { Confinement } from '../../../core/facts/container.ts'
import type { LibvirtSeclabel } from '../facts.ts'
import { deviceSubject } from './settings.ts'

const LXC = 'http://libvirt.org/schemas/domain/lxc/1.0'

/** What containers of the LXC driver share with the host (libvirt docs, "LXC container driver"). */
export function containerFacts(domain: Domain, emit: Sink): void {
  if (!domain.lxc) return
  const { root, subject, noun, edit, complete } = domain
  const interfaces = childrenOf(childAt(root, 'devices'), 'interface').length
  const handed = childrenOf(childAt(root, 'devices'), 'hostdev').some((one) => valueOf(one, 'type') === 'net')
  const joins = root.children
    .filter(({ local, uri }) => local === 'namespace' && uri === LXC)
    .flatMap(({ children }) => children)
  if (
    complete &&
    interfaces === 0 &&
    !handed &&
    !childAt(root, 'features', 'privnet') &&
    !joins.some(({ local }) => local === 'sharenet')
  ) {
    emit('namespace', {
      span: root.startTag,
      subject,
      noun,
      which: 'network',
      mode: 'host',
      evidence: 'no interface and no privnet',
      remedy: 'Give it a network namespace of its own',
      remove: () => edit.addAt(root, ['features'], { name: 'privnet' }),
    })
  }
  for (const join of joins) {
    const which = ({ sharenet: 'network', shareipc: 'ipc', shareuts: 'uts' } as const)[join.local]
    if (!which) continue
    emit('namespace', {
      span: join.span,
      subject,
      noun,
      which,
      mode: `container:${valueOf(join, 'value') ?? ''}`,
      evidence: `lxc:${join.local}`,
      remove: () => edit.remove(join),
    })
  }
  for (const capability of childAt(root, 'features', 'capabilities')?.children ?? []) {
    const state = valueOf(capability, 'state')
    if (state === undefined) continue
    emit('capability', {
      span: attribute(capability, 'state') ? capability.span : spanOf(capability),
      subject,
      noun,
      action: state === 'on' ? 'add' : 'drop',
      capability: normalizeCapability(capability.local),
      dropsAll: valueOf(childAt(root, 'features', 'capabilities'), 'policy') === 'deny',
      remove: () => edit.remove(capability),
    })
  }
}

/** What libvirt writes for "no limit" in KiB (virMemoryMaxValue, rounded down). */
const UNLIMITED_KIB = 9_007_199_254_740_991n

const LIMITS: readonly (readonly [path: readonly [string, string], resource: Limit['resource']])[] = [
  [['memtune', 'hard_limit'], 'memory'],
  [['cputune', 'quota'], 'cpu'],
  [['cputune', 'global_quota'], 'cpu'],
]

/** The limits a domain states on the hypervisor's process (libvirt docs, "Memory Tuning" and "CPU Tuning"). */
export function limitFacts({ root, subject, noun, edit }: Domain, workload: Workload, emit: Sink): void {
  for (const [path, resource] of LIMITS) {
    const element = childAt(root, ...path)
    // A quota of 0 is one that is not set.
    if (!element || (resource === 'cpu' && /^0*$/.test(element.text))) continue
    const value = textOf(element)
    // The other quota limits it all the same.
    if (
      resource === 'cpu' &&
      isUnlimited(resource, value) &&
      LIMITS.some(([other]) => /^[1-9]/.test(childAt(root, ...other)?.text ?? '') && other[0] === 'cputune')
    ) {
      continue
    }
    emit('limit', {
      span: element.span,
      subject,
      noun,
      resource,
      key: path.join('/'),
      value,
      workload,
      unlimited: isUnlimited(resource, value),
      // Amounts of a container mean nothing here: a quota counts microseconds, and memory has to hold the guest's and the emulator's.
      set: () => undefined,
      remove: () => edit.remove(element),
    })
  }
}

function isUnlimited(resource: Limit['resource'], value: string | undefined): boolean | undefined {
  if (value === undefined || !/^-?\d{1,20}$/.test(value)) return undefined
  return resource === 'cpu' ? value.startsWith('-') : BigInt(value) >= UNLIMITED_KIB
}

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
