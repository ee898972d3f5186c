import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction } from '../facts.ts'

/** The ports EXPOSE announces; of `8080:80`, which Docker takes with a warning, the container's. */
export function portFacts(of: DockerfileInstruction, emit: Sink): void {
  if (of.keyword !== 'EXPOSE') return
  for (const word of of.instruction.words) {
    const [, first, last, protocol = 'tcp'] =
      /^(?:[^/]*:)?(\d{1,9})(?:-(\d{1,9}))?(?:\/(\w+))?$/.exec(of.expand(word) ?? '') ?? []
    if (first === undefined) continue
    const lower = protocol.toLowerCase()
    emit('port', {
      span: word.span,
      subject: of.subject,
      noun: of.subject,
      exposure: 'exposed',
      address: undefined,
      host: undefined,
      target: { first: Number(first), last: Number(last ?? first) },
      protocol: lower === 'udp' || lower === 'sctp' ? lower : 'tcp',
      text: word.raw,
      bindLoopback: () => undefined,
      remove: () => (of.instruction.words.length === 1 ? of.edit.remove() : of.edit.removeWord(word)),
    })
  }
}
