import type { Sink } from '../../shared/sink.ts'
import type { Machine } from '../machine.ts'
import { members } from './members.ts'

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
