import { attribute, childAt, childrenOf } from '../../../syntax/xml/index.ts'
import { normalizeCapability } from '../../../knowledge/capabilities.ts'
import type { Sink } from '../../shared/sink.ts'
import { spanOf, valueOf, type Domain } from '../domain.ts'

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
