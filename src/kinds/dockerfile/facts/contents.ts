import type { Mask } from '../../shared/mask.ts'
import { secretsOfText } from '../../shared/secrets-of-text.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction } from '../facts.ts'

/** Files whose content stands in the Dockerfile: the heredocs of COPY and ADD. */
export function contentFacts(of: DockerfileInstruction, text: string, emit: Sink, mask: Mask): void {
  const { keyword, instruction, subject, kept, trigger } = of
  if (keyword !== 'COPY' && keyword !== 'ADD') return
  for (const { bodySpan, quoted } of instruction.heredocs) {
    const place = {
      subject,
      noun: subject,
      kept: kept || trigger,
      carrier: 'the file written here',
      interpolated: !quoted,
    }
    secretsOfText(text, bodySpan, place, emit, mask)
  }
}
