import type { Sink } from '../../shared/sink.ts'
import { drives, type Machine, members } from './machine.ts'
import { vmxBoolean } from './features.ts'

/** Folders of the host that VMware's shared folders show the guest. Only Workstation, Player and Fusion have them. */
export function folderFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, effect } = machine
  // Switched off for the machine as a whole.
  if (machine.flag('isolation.tools.hgfs.disable') === true) return
  for (const name of members(machine, 'sharedFolder')) {
    if (machine.flag(`${name}.present`) !== true || machine.flag(`${name}.enabled`) === false) continue
    const present = machine.get(`${name}.present`)
    const path = machine.get(`${name}.hostPath`)
    const writing = machine.get(`${name}.writeAccess`)
    const span = (path ?? present ?? machine).span
    const writable = writing ? machine.flag(writing.key) : undefined
    const shared = { span, subject, noun }
    emit('hostFolder', {
      ...shared,
      path: path?.value,
      writable,
      autoMount: undefined,
      effect,
      makeReadOnly: () => writing?.set('FALSE'),
      remove: () => present?.set('FALSE'),
    })
    emit('mount', {
      ...shared,
      type: 'host',
      source: path?.value,
      sourceSpan: path?.valueSpan ?? span,
      target: machine.get(`${name}.guestName`)?.value,
      readOnly: writable === undefined ? undefined : !writable,
      propagation: undefined,
      relabel: undefined,
      options: [],
      makeReadOnly: () => writing?.set('FALSE'),
      setPropagation: () => undefined,
      remove: () => present?.set('FALSE'),
    })
  }
}

/** Host hardware handed in, optical drives, disks of the host, and debuggers. */
export function hardwareFacts(machine: Machine, emit: Sink): void {
  const { noun, subject, effect } = machine
  for (const name of members(machine, 'pciPassthru')) {
    const present = machine.get(`${name}.present`)
    if (!present || machine.flag(present.key) !== true) continue
    emit('passthrough', {
      span: present.span,
      subject: `${subject} ${name}`,
      noun,
      which: 'pci',
      host: machine.get(`${name}.id`)?.value ?? name,
      effect,
      remove: () => present.set('FALSE'),
    })
  }
  for (const name of drives(machine)) driveFacts(machine, name, emit)
  for (const bits of ['32', '64']) {
    const local = machine.get(`debugStub.listen.guest${bits}`)
    const remote = machine.get(`debugStub.listen.guest${bits}.remote`)
    const setting = [remote, local].find((one) => one && machine.flag(one.key) === true)
    if (!setting) continue
    emit('networkLine', {
      span: setting.span,
      subject,
      noun,
      which: 'debugger',
      effect,
      address: setting === remote ? '' : '127.0.0.1',
      remove: () => setting.set('FALSE'),
      bindLoopback: () => undefined,
    })
  }
}

function driveFacts(machine: Machine, name: string, emit: Sink): void {
  if (machine.flag(`${name}.present`) !== true) return
  const { noun, subject, effect } = machine
  const type = machine.get(`${name}.deviceType`)?.value?.toLowerCase() ?? ''
  const file = machine.get(`${name}.fileName`)
  const connected = machine.get(`${name}.startConnected`)
  if (type.includes('cdrom')) {
    if (!connected) return
    emit('machineFeature', {
      span: connected.span,
      subject: `${subject} ${name}`,
      noun,
      effect,
      feature: 'optical-drive',
      on: machine.flag(connected.key),
      stated: true,
      detail: name,
      evidence: `${name}.startconnected`.toLowerCase(),
      set: (on) => connected.set(vmxBoolean(on)),
    })
  } else if (
    file?.value !== undefined &&
    (type === 'rawdisk' || /^(?:\/dev\/|\\\\\.\\physicaldrive)/i.test(file.value))
  ) {
    emit('device', {
      span: file.span,
      subject: `${subject} ${name}`,
      noun,
      host: file.value,
      rule: false,
      permissions: undefined,
      remove: () => undefined,
      setPermissions: () => undefined,
    })
  }
}
