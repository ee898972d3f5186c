import { readFrom } from '../../../syntax/dockerfile/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'

/** The images stages start from and files are copied from. */
export function imageFacts(instructions: readonly DockerfileInstruction[], stages: readonly Stage[], emit: Sink): void {
  for (const { subject, from, parent, scratch, reference, template } of stages) {
    const parts = readFrom(from)
    if (parts && !parent && !scratch) {
      emit('image', {
        span: parts.image.span,
        subject,
        noun: subject,
        role: 'base',
        reference,
        template,
        builtHere: false,
      })
    }
  }
  const names = new Set(
    stages.flatMap(({ name, index }) => [String(index), ...(name === undefined ? [] : [name.toLowerCase()])]),
  )
  for (const { instruction, subject, keyword } of instructions) {
    if (keyword !== 'COPY') continue
    const from = instruction.flags.find(({ name }) => name === 'from')
    if (!from?.value || !from.valueSpan || from.value.includes('$') || names.has(from.value.toLowerCase())) continue
    emit('image', {
      span: from.valueSpan,
      subject,
      noun: subject,
      role: 'copy',
      reference: from.value,
      template: from.value,
      builtHere: false,
    })
  }
}
