import type { Edits } from '../../../core/edit.ts'
import { words } from '../../../core/words.ts'
import { attribute, childAt, childrenOf, type XmlDraft, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, spanOf, textOf, valueOf } from './domain.ts'
import { emitFeature } from './features.ts'

/** Processor features a guest's kernel uses against speculation leaks (libvirt CPU map; Linux, Documentation/admin-guide/hw-vuln). */
const MITIGATIONS: ReadonlySet<string> = new Set(
  words(`
    spec-ctrl ibrs ibpb stibp ssbd amd-ssbd virt-ssbd amd-stibp md-clear flush-l1d arch-capabilities pcid
    rdctl-no mds-no taa-no skip-l1dfl-vmentry
  `),
)

/** The processor a domain is given: whether it is one at all, and which features of it. */
export function processorFacts(domain: Domain, emit: Sink): void {
  const cpu = childAt(domain.root, 'cpu')
  const mode = valueOf(cpu, 'mode')
  // A guest for another processor than the host's can only be emulated, and the file does not say what the host has.
  if (domain.hypervisor === 'qemu' && domain.x86) {
    emitFeature(
      domain,
      {
        span: spanOf(domain.root, 'type'),
        feature: 'processor-emulation',
        on: true,
        evidence: 'domain type qemu',
        // With a model that lacks what a guest needs, one weakness would only take the place of another.
        set: (on) =>
          on || lacksMitigations({ ...domain, hypervisor: 'kvm' })
            ? undefined
            : domain.edit.set(domain.root, 'type', 'kvm'),
      },
      emit,
    )
  }
  if (cpu && mode === 'host-passthrough') {
    emitFeature(
      domain,
      {
        span: spanOf(cpu, 'mode'),
        feature: 'cpu-passthrough',
        on: true,
        evidence: 'cpu mode host-passthrough',
        set: (on) => (on ? undefined : toHostModel(domain, cpu)),
      },
      emit,
    )
  }
  for (const feature of childrenOf(cpu, 'feature')) cpuFeature(domain, feature, emit)
}

/** `check` and `migratable` go with the mode. */
function toHostModel({ edit }: Domain, cpu: XmlElement): Edits {
  return edit.all(
    edit.set(cpu, 'mode', 'host-model'),
    ...(attribute(cpu, 'migratable') ? [edit.remove(cpu, 'migratable')] : []),
  )
}

/** libvirt docs, "CPU model and topology": a policy left out is `require`; `absent` is not one of those that take a feature away. */
function cpuFeature(domain: Domain, element: XmlElement, emit: Sink): void {
  const { noun, subject, edit } = domain
  const name = valueOf(element, 'name')
  const policy = attribute(element, 'policy') ? valueOf(element, 'policy') : 'require'
  if (name === undefined) return
  emit('libvirt.cpuFeature', {
    span: element.span,
    subject,
    noun,
    feature: name,
    policy,
    remove: () => edit.remove(element),
  })
  const off = policy === undefined ? undefined : /^(?:disable|forbid)$/.test(policy)
  if (/^(?:vmx|svm)$/.test(name)) {
    emitFeature(
      domain,
      {
        span: element.span,
        feature: 'nested-virtualization',
        on: off === undefined ? undefined : !off,
        detail: name,
        evidence: `cpu feature ${name}`,
        set: (on) => edit.set(element, 'policy', on ? 'require' : 'disable'),
      },
      emit,
    )
  }
  if (MITIGATIONS.has(name)) {
    emitFeature(
      domain,
      {
        span: element.span,
        feature: 'cpu-mitigation',
        on: off === undefined ? undefined : !off,
        detail: name,
        evidence: `cpu feature ${name}`,
        // Whether the host has it the file does not say: without the element the model decides.
        set: (on) => (on ? edit.remove(element) : undefined),
      },
      emit,
    )
  }
}

export const NO_VMX: XmlDraft = { name: 'feature', attributes: { policy: 'disable', name: 'vmx' } }

export function cpuFeatures({ root }: Domain): readonly XmlElement[] {
  return childrenOf(childAt(root, 'cpu'), 'feature')
}

/**
 * QEMU's base models lack the bits a guest needs to mitigate; models whose names end in IBRS or IBPB, the newer servers, and those of the
 * host have them. Without KVM there is nothing to mitigate with.
 */
export function lacksMitigations(domain: Domain): boolean {
  const cpu = childAt(domain.root, 'cpu')
  if (domain.hypervisor !== 'kvm' || !domain.x86) return false
  if (!cpu) return true
  const mode = attribute(cpu, 'mode') ? valueOf(cpu, 'mode') : 'custom'
  const model = childAt(cpu, 'model')
  if (mode !== 'custom' || (model && textOf(model) === undefined)) return false
  if (
    /IBRS|IBPB|Cascadelake|Cooperlake|Icelake|Sapphire|Granite|Sierra|Snowridge|Milan|Rome|Genoa|Turin/i.test(
      model?.text ?? '',
    )
  ) {
    return false
  }
  return !cpuFeatures(domain).some(
    (feature) =>
      MITIGATIONS.has(valueOf(feature, 'name') ?? '') &&
      /^(?:require|force)$/.test(valueOf(feature, 'policy') ?? 'require'),
  )
}

export function addHostModel({ edit, root }: Domain): Edits {
  return childAt(root, 'cpu')
    ? undefined
    : edit.add(root, { name: 'cpu', attributes: { mode: 'host-model' }, children: [NO_VMX] })
}
