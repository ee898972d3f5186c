import type { Edits } from '../../../core/edit.ts'
import type { MachineFeature } from '../../../core/facts/machine.ts'
import { childAt, childrenOf } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { type Domain, EFFECT, isConfidential, spanOf, valueOf } from './domain.ts'

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

/** The switches of memory and the boot chain. */
export function featureFacts(domain: Domain, emit: Sink): void {
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
  // Encrypted pages are never equal.
  const shares = domain.qemu && domain.complete && !isConfidential(domain)
  if (shares && !childAt(domain.root, 'memoryBacking', 'nosharepages')) {
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
