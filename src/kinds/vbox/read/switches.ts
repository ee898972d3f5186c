import type { MachineFeature, MachineFeatureName } from '../../../core/facts/machine.ts'
import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { spanOf, valueOf, type Machine } from './machine.ts'

interface Switch {
  /** The element, from `Hardware` on. */
  readonly path: readonly string[]
  readonly attribute: string
  readonly feature: MachineFeatureName
  /** What it says when off; anything else is on. */
  readonly off: string
  readonly on: string
  /** What `VBoxManage modifyvm` calls the safe state. */
  readonly option: string
  /** Of a feature with several switches: which one. */
  readonly detail?: string
}

const TRUTH = { off: 'false', on: 'true' } as const
const DIRECTION = { off: 'Disabled', on: 'Bidirectional' } as const

/** A row of the table, from `element/element@attribute`. */
function row(place: string, feature: MachineFeatureName, option: string, more: Partial<Switch> = {}): Switch {
  const [path = '', name = ''] = place.split('@')
  return { path: path.split('/'), attribute: name, feature, option, ...TRUTH, ...more }
}

/** VBoxManage reference, "modifyvm"; an absent attribute means off, as in VirtualBox's own constructor of settings. */
const SWITCHES: readonly Switch[] = [
  row('Clipboard@mode', 'clipboard', '--clipboard-mode=disabled', DIRECTION),
  row('Clipboard@fileTransfersEnabled', 'file-transfer', '--clipboard-file-transfers=disabled', {
    detail: 'clipboard',
  }),
  row('DragAndDrop@mode', 'drag-and-drop', '--drag-and-drop=disabled', { ...DIRECTION, detail: 'drag and drop' }),
  row('CPU/NestedHWVirt@enabled', 'nested-virtualization', '--nested-hw-virt=off'),
  row('CPU/HardwareVirtEx@enabled', 'hardware-virtualization', '--hwvirtex=on'),
  row('CPU/L1DFlushOn@scheduling', 'cpu-mitigation', '--l1d-flush-on-sched=on', { detail: 'L1 data cache flush' }),
  row('CPU/MDSClearOn@scheduling', 'cpu-mitigation', '--mds-clear-on-sched=on', { detail: 'MDS buffer clearing' }),
  row('Memory@PageFusion', 'page-sharing', '--page-fusion=off'),
  row('Display@accelerate3D', '3d-acceleration', '--accelerate-3d=off'),
  row('VideoCapture@enabled', 'screen-recording', '--recording=off'),
]

/** The switches of a machine. */
export function switchFacts(machine: Machine, emit: Sink): void {
  const { hardware, element } = machine
  for (const { path, attribute: name, ...rest } of SWITCHES) {
    emitSwitch(machine, childAt(hardware, ...path), name, rest, emit)
  }
  // Both were kept with the machine and with its hardware, by version.
  for (const holder of [element, hardware]) {
    emitSwitch(
      machine,
      childAt(holder, 'Teleporter'),
      'enabled',
      { feature: 'teleport', ...TRUTH, option: '--teleporter=off' },
      emit,
    )
  }
  const audio = childAt(hardware, 'AudioAdapter')
  if (valueOf(audio, 'enabled') !== 'false') {
    emitSwitch(
      machine,
      audio,
      'enabledIn',
      { feature: 'microphone', ...TRUTH, option: '--audio-in=off', detail: 'microphone' },
      emit,
    )
  }
  const store = [...descendants(hardware)].find(({ local }) => local === 'UefiVariableStore')
  emitSwitch(machine, store, 'SecureBoot', { feature: 'secure-boot', ...TRUTH }, emit)
  for (const drive of [...descendants(element)].filter(
    ({ local, parent }) => local === 'AttachedDevice' && isCurrent(parent),
  )) {
    emitSwitch(machine, drive, 'passthrough', { feature: 'optical-drive-passthrough', ...TRUTH }, emit)
  }
  for (const item of childrenOf(childAt(element, 'ExtraData'), 'ExtraDataItem')) {
    if ((valueOf(item, 'name') ?? '').startsWith('VBoxInternal2/SharedFoldersEnableSymlinksCreate/')) {
      emitSwitch(
        machine,
        item,
        'value',
        { feature: 'shared-folder-symlinks', off: '0', on: '1', detail: valueOf(item, 'name')?.split('/').pop() ?? '' },
        emit,
      )
    }
  }
}

/** Whether an element is the machine's own, and not of a snapshot. */
function isCurrent(element: XmlElement | undefined): boolean {
  for (let at = element; at; at = at.parent) if (at.local === 'Snapshot') return false
  return true
}

/** Emits a switch where the file says its state. */
function emitSwitch(
  machine: Machine,
  element: XmlElement | undefined,
  name: string,
  { feature, off, on, option, detail }: Omit<Switch, 'path' | 'attribute' | 'option'> & { readonly option?: string },
  emit: Sink,
): void {
  if (!element || !attribute(element, name)) return
  const { subject, noun } = machine
  const fact: MachineFeature = {
    span: spanOf(element, name),
    subject,
    noun,
    feature,
    on: valueOf(element, name) !== off,
    stated: true,
    detail,
    evidence: [element.local, name, detail].filter((word) => word !== undefined && word !== '').join(' '),
    set: (next) => machine.set(element, name, next ? on : off),
    effect: machine.effect(option),
  }
  emit('machineFeature', fact)
}

/** Emits a device that is there, with the attribute that takes it away. */
export function emitDevice(
  machine: Machine,
  element: XmlElement,
  feature: MachineFeatureName,
  detail: string,
  off: (() => ReturnType<MachineFeature['set']>) | undefined,
  emit: Sink,
): void {
  const { subject, noun } = machine
  emit('machineFeature', {
    span: element.startTag,
    subject,
    noun,
    feature,
    on: true,
    stated: true,
    detail,
    evidence: `${feature} ${detail}`.trim(),
    set: (on) => (on ? undefined : off?.()),
    effect: machine.effect(),
  })
}
