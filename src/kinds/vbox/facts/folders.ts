import { childAt, childrenOf } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { isTrue, spanOf, valueOf, type Machine } from '../machine.ts'

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
