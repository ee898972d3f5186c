import { expand, type Escape, type Instruction } from '../../syntax/dockerfile/index.ts'
import type { Operand } from './facts.ts'

/** The arguments behind an instruction's flags with variables filled in. BuildKit fills them in exec forms of ADD and COPY as well. */
export function operandsOf(
  instruction: Instruction,
  known: (name: string) => string | undefined,
  escape: Escape,
): readonly Operand[] {
  const { json, words, heredocs } = instruction
  if (json) {
    return json.map(({ span, value }) => ({
      span,
      raw: value,
      value: value.includes('$') ? expand(value, known, escape) : value,
      heredoc: false,
    }))
  }
  const markers = new Set(heredocs.map(({ markerSpan }) => markerSpan.start))
  return words.map((word) => ({
    span: word.span,
    raw: word.raw,
    value: expand(word, known, escape),
    heredoc: markers.has(word.span.start),
  }))
}
