import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTrue, type Machine, spanOf, valueOf } from './machine.ts'
import { emitDevice } from './switches.ts'

/** Ports, USB, floppies and what of the host's hardware is handed in. */
export function deviceFacts(machine: Machine, emit: Sink): void {
  const { hardware, element, subject, noun } = machine
  const usb = childAt(hardware, 'USB')
  for (const controller of childrenOf(childAt(usb, 'Controllers'), 'Controller')) {
    emitDevice(machine, controller, 'usb-controller', valueOf(controller, 'type') ?? '', undefined, emit)
  }
  for (const filter of childrenOf(childAt(usb, 'DeviceFilters'), 'DeviceFilter')) {
    // A filter without any id takes whatever is plugged in.
    const named = ['vendorId', 'productId', 'serialNumber', 'product', 'manufacturer'].some(
      (name) => (valueOf(filter, name) ?? '') !== '',
    )
    if (isTrue(filter, 'active') && !named) {
      emitDevice(
        machine,
        filter,
        'usb-redirection',
        valueOf(filter, 'name') ?? '',
        () => machine.set(filter, 'active', 'false'),
        emit,
      )
    }
  }
  for (const port of childrenOf(childAt(hardware, 'UART'), 'Port')) {
    if (isTrue(port, 'enabled')) serialPort(machine, port, emit)
  }
  for (const port of childrenOf(childAt(hardware, 'LPT'), 'Port')) {
    if (isTrue(port, 'enabled')) {
      emitDevice(
        machine,
        port,
        'parallel-port',
        `slot ${valueOf(port, 'slot') ?? ''}`,
        () => machine.set(port, 'enabled', 'false'),
        emit,
      )
    }
  }
  for (const controllers of [childAt(element, 'StorageControllers'), childAt(hardware, 'StorageControllers')]) {
    for (const controller of childrenOf(controllers, 'StorageController')) floppy(machine, controller, emit)
  }
  for (const device of childrenOf(childAt(hardware, 'HostPci', 'Devices'), 'Device')) {
    emit('passthrough', {
      span: device.startTag,
      subject,
      noun,
      which: 'pci',
      host: valueOf(device, 'host'),
      effect: machine.effect(),
      remove: () => undefined,
    })
  }
}

function serialPort(machine: Machine, port: XmlElement, emit: Sink): void {
  const { subject, noun } = machine
  const mode = valueOf(port, 'hostMode') ?? 'Disconnected'
  const slot = `slot ${valueOf(port, 'slot') ?? ''}`
  if (mode === 'Disconnected') return
  const off = () => machine.set(port, 'enabled', 'false')
  emitDevice(machine, port, 'serial-port', slot, off, emit)
  const base = {
    span: port.startTag,
    subject: `${subject}, serial port ${valueOf(port, 'slot') ?? ''}`,
    noun,
    effect: machine.effect(),
  }
  if (mode === 'TCP' && isTrue(port, 'server')) {
    emit('networkLine', { ...base, which: 'serial-port', address: '', remove: off, bindLoopback: () => undefined })
  }
  if (mode === 'HostDevice') {
    emit('passthrough', { ...base, which: 'character-device', host: valueOf(port, 'path'), remove: () => undefined })
  }
}

/** An I82078 with a medium in it; empty drives come with many machines. */
function floppy(machine: Machine, controller: XmlElement, emit: Sink): void {
  const media = [...descendants(controller)].some(({ local }) => local === 'Image' || local === 'HostDrive')
  if (attribute(controller, 'type')?.value === 'I82078' && media) {
    emitDevice(machine, controller, 'floppy', valueOf(controller, 'name') ?? '', undefined, emit)
  }
}

/** Shared folders, which VirtualBox reads and writes as the user who runs it. */
export function folderFacts(machine: Machine, emit: Sink): void {
  const { noun } = machine
  for (const folder of childrenOf(childAt(machine.hardware, 'SharedFolders'), 'SharedFolder')) {
    const subject = `${machine.subject}, shared folder ${valueOf(folder, 'name') ?? ''}`
    const path = valueOf(folder, 'hostPath')
    const writable = isTrue(folder, 'writable')
    const makeReadOnly = () => (writable ? machine.set(folder, 'writable', 'false') : undefined)
    emit('mount', {
      span: spanOf(folder, 'hostPath'),
      subject,
      noun,
      type: 'host',
      source: path,
      sourceSpan: spanOf(folder, 'hostPath'),
      target: valueOf(folder, 'name'),
      asUser: true,
      readOnly: !writable,
      propagation: undefined,
      relabel: undefined,
      options: [],
      makeReadOnly,
      setPropagation: () => undefined,
      remove: () => undefined,
    })
    emit('hostFolder', {
      span: folder.startTag,
      subject,
      noun,
      path,
      writable,
      autoMount: isTrue(folder, 'autoMount'),
      effect: machine.effect(),
      makeReadOnly,
      remove: () => undefined,
    })
  }
}
