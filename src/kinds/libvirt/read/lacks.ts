import type { Edits } from '../../../core/edit.ts'
import type { Absence, Aspect } from '../../../core/facts/workload.ts'
import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import { type Domain, isConfidential, valueOf } from './domain.ts'
import type { LibvirtAspect } from '../facts.ts'
import { addHostModel, cpuFeatures, lacksMitigations, NO_VMX } from './processor.ts'
import { ENTROPY_RATE } from './settings.ts'

interface AspectReader {
  /** Whether the domain lacks it where it could have it. */
  lacks(domain: Domain): boolean
  add?(domain: Domain): Edits
}

const devices = ({ root }: Domain, name: string): readonly XmlElement[] => childrenOf(childAt(root, 'devices'), name)
const has = ({ root }: Domain, ...path: readonly string[]): boolean => childAt(root, ...path) !== undefined
const quota = (domain: Domain): boolean =>
  ['quota', 'global_quota'].some((name) => !/^0*$/.test(childAt(domain.root, 'cputune', name)?.text ?? ''))

/** What a machine may lack: limits are cgroups of the process that runs it. Its memory is limited by what it is given. */
const SHARED: Partial<Record<Aspect, AspectReader>> = {
  'cpu-limit': { lacks: (domain) => (domain.qemu || domain.lxc) && !quota(domain) },
  'block-io-limit': {
    lacks: (domain) =>
      domain.qemu &&
      !has(domain, 'blkiotune') &&
      devices(domain, 'disk').some(
        (disk) => (valueOf(disk, 'device') ?? 'disk') === 'disk' && !childAt(disk, 'iotune'),
      ),
  },
  'network-bandwidth-limit': {
    lacks: (domain) =>
      domain.qemu &&
      devices(domain, 'interface').some(
        (one) => !childAt(one, 'bandwidth') && /^(?:network|bridge|ethernet|direct)$/.test(valueOf(one, 'type') ?? ''),
      ),
  },
  'disk-encryption': {
    lacks: (domain) =>
      domain.qemu &&
      devices(domain, 'disk').some(
        (disk) =>
          /^(?:file|block)$/.test(valueOf(disk, 'type') ?? '') &&
          (valueOf(disk, 'device') ?? 'disk') === 'disk' &&
          !childAt(disk, 'readonly') &&
          ![...descendants(disk)].some(({ local }) => local === 'encryption'),
      ),
  },
}

const OWN: Readonly<Record<LibvirtAspect, AspectReader>> = {
  'cpu-mitigations': { lacks: lacksMitigations, add: addHostModel },
  'nesting-off': {
    lacks: (domain) =>
      domain.qemu &&
      domain.x86 &&
      /^(?:host-passthrough|host-model|maximum)$/.test(valueOf(childAt(domain.root, 'cpu'), 'mode') ?? '') &&
      !cpuFeatures(domain).some((feature) => /^(?:vmx|svm)$/.test(valueOf(feature, 'name') ?? '')),
    add: ({ edit, root }) => edit.addAt(root, ['cpu'], NO_VMX),
  },
  smm: {
    // Where libvirt chooses the firmware, it switches on what that needs.
    lacks: (domain) =>
      domain.qemu &&
      domain.x86 &&
      attribute(childAt(domain.root, 'os'), 'firmware')?.value !== 'efi' &&
      valueOf(childAt(domain.root, 'os', 'loader'), 'secure') === 'yes' &&
      (!has(domain, 'features', 'smm') || valueOf(childAt(domain.root, 'features', 'smm'), 'state') === 'off'),
    add: ({ edit, root }) => {
      const smm = childAt(root, 'features', 'smm')
      return smm
        ? edit.set(smm, 'state', 'on')
        : edit.addAt(root, ['features'], { name: 'smm', attributes: { state: 'on' } })
    },
  },
  tpm: {
    // The host runs an emulated TPM, and a confidential guest has no reason to trust it.
    lacks: (domain) => domain.qemu && domain.x86 && !isConfidential(domain) && devices(domain, 'tpm').length === 0,
    add: ({ edit, root }) =>
      edit.addAt(root, ['devices'], {
        name: 'tpm',
        attributes: { model: 'tpm-crb' },
        children: [{ name: 'backend', attributes: { type: 'emulator', version: '2.0' } }],
      }),
  },
  'entropy-source': {
    lacks: (domain) => domain.qemu && devices(domain, 'rng').length === 0,
    add: ({ edit, root }) =>
      edit.addAt(root, ['devices'], {
        name: 'rng',
        attributes: { model: 'virtio' },
        children: [ENTROPY_RATE, { name: 'backend', attributes: { model: 'random' }, text: '/dev/urandom' }],
      }),
  },
  uefi: {
    lacks: (domain) =>
      domain.qemu &&
      domain.x86 &&
      has(domain, 'os') &&
      !has(domain, 'os', 'kernel') &&
      !has(domain, 'os', 'nvram') &&
      attribute(childAt(domain.root, 'os'), 'firmware')?.value !== 'efi' &&
      attribute(childAt(domain.root, 'os', 'loader'), 'type')?.value !== 'pflash' &&
      !/OVMF|edk2/i.test(childAt(domain.root, 'os', 'loader')?.text ?? ''),
  },
  'chipset-q35': {
    lacks: (domain) => domain.qemu && domain.x86 && /^pc(?:-i440fx-[3-9].*)?$/.test(domain.machine ?? ''),
  },
  'resource-partition': {
    lacks: (domain) =>
      (domain.qemu || domain.lxc) && !['resource', 'memtune', 'cputune', 'blkiotune'].some((name) => has(domain, name)),
  },
  'user-namespace': {
    lacks: (domain) => domain.lxc && !has(domain, 'idmap'),
    add: ({ edit, root }) =>
      edit.add(root, {
        name: 'idmap',
        children: ['uid', 'gid'].map((name) => ({
          name,
          attributes: { start: '0', target: '100000', count: '65536' },
        })),
      }),
  },
  'mac-label': {
    lacks: (domain) =>
      domain.lxc &&
      !childrenOf(domain.root, 'seclabel').some(
        (label) => valueOf(label, 'type') !== 'none' && valueOf(label, 'model') !== 'dac',
      ),
  },
}

/** Proof that the domain lacks one of the aspects all workloads share. */
export function lacks(domain: Domain, aspect: Aspect): Absence | undefined {
  return proof(domain, SHARED[aspect])
}

/** Proof that the domain lacks one of its own. */
export function lacksOwn(domain: Domain, aspect: LibvirtAspect): Absence | undefined {
  return proof(domain, OWN[aspect])
}

function proof(domain: Domain, reader: AspectReader | undefined): Absence | undefined {
  if (!reader || !domain.complete || !reader.lacks(domain)) return undefined
  return { add: () => reader.add?.(domain) }
}
