import type { Sink } from '../../shared/sink.ts'
import type { Site } from '../site.ts'

/** What CIL alone has. */
export function ownFacts({ statement: { head, args }, base }: Site, emit: Sink): void {
  const [first] = args
  if (first?.kind !== 'symbol') return
  const name = { name: first.text.replace(/^\./, ''), span: first.span }
  if (head === 'blockinherit') emit('cil.inheritance', { ...base, template: name })
  if (head === 'handleunknown') {
    emit('cil.handleUnknown', { ...base, action: name, set: (action) => [{ span: first.span, newText: action }] })
  }
}
