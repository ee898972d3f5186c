import { words } from '../../../core/words.ts'
import type { Edits } from '../../../core/edit.ts'
import type { MachineFeature } from '../../../core/facts/machine.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { EFFECT, spanOf, valueOf, type Domain } from './domain.ts'

/** Processor features a guest's kernel uses against speculation leaks (libvirt CPU map; Linux, Documentation/admin-guide/hw-vuln). */
export const MITIGATIONS: ReadonlySet<string> = new Set(
  words(`
    spec-ctrl ibrs ibpb stibp ssbd amd-ssbd virt-ssbd amd-stibp md-clear flush-l1d arch-capabilities pcid
    rdctl-no mds-no taa-no skip-l1dfl-vmentry
  `),
)

type FeatureParts = Pick<MachineFeature, 'span' | 'feature' | 'on' | 'evidence'> &
  Partial<Pick<MachineFeature, 'stated' | 'detail' | 'subject' | 'set'>>

/** Emits a switch of a domain. */
export function emitFeature({ subject, noun }: Domain, parts: FeatureParts, emit: Sink): void {
  emit('machineFeature', {
    subject,
    noun,
    effect: EFFECT,
    stated: true,
    detail: undefined,
    set: () => undefined,
    ...parts,
  })
}

/** The switches of the processor and the boot chain. */
export function featureFacts(domain: Domain, emit: Sink): void {
  const cpu = childAt(domain.root, 'cpu')
  const mode = valueOf(cpu, 'mode')
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
  const nested = childAt(domain.root, 'features', 'nested-hv')
  if (nested) {
    emitFeature(
      domain,
      {
        span: nested.span,
        feature: 'nested-virtualization',
        on: isOn(valueOf(nested, 'state')),
        evidence: 'nested-hv',
        detail: 'nested-hv',
        set: (on) => domain.edit.set(nested, 'state', on ? 'on' : 'off'),
      },
      emit,
    )
  }
  if (domain.qemu && domain.complete && !childAt(domain.root, 'memoryBacking', 'nosharepages')) {
    emitFeature(
      domain,
      {
        span: domain.root.startTag,
        feature: 'page-sharing',
        on: true,
        stated: false,
        evidence: 'memoryBacking nosharepages missing',
        set: (on) => (on ? undefined : domain.edit.addAt(domain.root, ['memoryBacking'], { name: 'nosharepages' })),
      },
      emit,
    )
  }
  secureBoot(domain, emit)
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

/** Said to be off: by automatic firmware selection, or by a loader that is UEFI. */
function secureBoot(domain: Domain, emit: Sink): void {
  const { root, edit, machine } = domain
  const feature = childrenOf(childAt(root, 'os', 'firmware'), 'feature').find(
    (one) => valueOf(one, 'name') === 'secure-boot',
  )
  if (feature) {
    emitFeature(
      domain,
      {
        span: feature.span,
        feature: 'secure-boot',
        on: isOn(valueOf(feature, 'enabled')),
        evidence: 'firmware feature secure-boot',
        set: (on) =>
          on && /^(?:pc-)?q35/.test(machine ?? '')
            ? edit.all(edit.set(feature, 'enabled', 'yes'), ...withSmm(domain))
            : undefined,
      },
      emit,
    )
    return
  }
  const loader = childAt(root, 'os', 'loader')
  const secure = valueOf(loader, 'secure')
  if (
    !loader ||
    secure === undefined ||
    (valueOf(loader, 'type') !== 'pflash' && valueOf(childAt(root, 'os'), 'firmware') !== 'efi')
  ) {
    return
  }
  emitFeature(
    domain,
    { span: spanOf(loader, 'secure'), feature: 'secure-boot', on: isOn(secure), evidence: 'loader secure' },
    emit,
  )
}

/** Secure boot holds only when system management mode guards its variables. */
function withSmm({ root, edit }: Domain): readonly Edits[] {
  const smm = childAt(root, 'features', 'smm')
  if (smm) return valueOf(smm, 'state') === 'off' ? [edit.set(smm, 'state', 'on')] : []
  return [edit.addAt(root, ['features'], { name: 'smm', attributes: { state: 'on' } })]
}

/** A switch's state; undefined when it cannot be known. */
export function isOn(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'on' || value === 'yes'
}
